import type { MeasuredPrometheus } from "../rules/measured-prometheus";
import { ownTotal } from "../rules/own-metrics";
import { askingOf, type Answer, type Asking } from "../../../cli/dashboards/asking/answers";
import { chooseAll } from "../../../cli/dashboards/asking/choose";
import { type Choice, filledIn } from "../../../cli/dashboards/asking/fill-in";
import type { DashboardDocument, PanelDocument } from "../../../cli/dashboards/document";
import { parseDuration } from "../../../cli/dashboards/parse-duration";

/** What one panel, the variables or the annotations of a page cost. */
export interface Cost {
  /** `dashboard/panel`. */
  readonly place: string;
  readonly title: string;
  readonly queries: number;
  /** Series of all answers. */
  readonly series: number;
  /** Seconds of CPU that Prometheus takes for it: what it takes on a quiet machine, whatever else runs now. */
  readonly cpu: number;
  /** All its queries one after the other on this machine now, with the transfer of the answers; the fastest. */
  readonly seconds: number;
}

/** A page that is asked as a browser asks it. */
export interface AskedPage {
  readonly document: DashboardDocument;
  readonly prometheus: Pick<MeasuredPrometheus, "url" | "read">;
  /** The end of the time, in milliseconds since the epoch. */
  readonly at: number;
  /** As `24h`. */
  readonly range: string;
  readonly wanted: Readonly<Record<string, readonly string[]>>;
}

/** Pixels of a column of the grid on a laptop. */
const COLUMN = 60;

/** Asks everything that Grafana asks when the page is opened. @param times how often each panel is asked @throws Error when a query is refused */
export async function askPage({ document, prometheus, at, range, wanted }: AskedPage, times: number): Promise<readonly Cost[]> {
  const to = Math.floor(at / 1_000);
  const asking = askingOf(prometheus.url, { from: to - parseDuration(range), to });
  const cpu = async (): Promise<number> => ownTotal(await prometheus.read("/metrics"), "process_cpu_seconds_total");
  const id = `${document.uid.slice(document.uid.lastIndexOf("-") + 1)} ${range}`;
  const costs: Cost[] = [];
  const measure = async (place: string, title: string, run: (asking: Asking) => Promise<unknown>): Promise<void> => {
    const { counted, seen } = countedAsking(asking);
    const before = await cpu();
    let seconds = Number.POSITIVE_INFINITY;
    for (let time = 0; time < times; time++) {
      const started = performance.now();
      await run(counted);
      seconds = Math.min(seconds, (performance.now() - started) / 1_000);
    }
    const each = { queries: seen.queries / times, series: seen.series / times, cpu: ((await cpu()) - before) / times };
    costs.push({ place: `${id}/${place}`, title, ...each, seconds });
  };
  let choices: readonly Choice[] = [];
  await measure("variables", "Variables", async (asking) => (choices = await chooseAll(document.templating.list, asking, wanted)));
  for (const panel of document.panels.filter(({ targets }) => targets.length > 0))
    await measure(String(panel.id), panel.title, (asking) => askPanel(panel, asking, choices, parseDuration(range)));
  await measure("annotations", "Annotations", async (asking) => {
    for (const { expr } of document.annotations.list)
      if (expr !== undefined) await asking.range(filledIn(expr, choices), Math.max(60, parseDuration(range) / (24 * COLUMN)));
  });
  return costs;
}

/** A line has no more points than its panel has pixels, as in Grafana. */
async function askPanel(
  { interval, gridPos, maxDataPoints, targets }: PanelDocument,
  asking: Asking,
  choices: readonly Choice[],
  range: number,
) {
  const finest = parseDuration(interval);
  const step = Math.max(finest, Math.ceil(range / (maxDataPoints ?? gridPos.w * COLUMN) / finest) * finest);
  for (const { expr, range: overTime } of targets) {
    const expression = filledIn(expr, choices);
    await (overTime ? asking.range(expression, step) : asking.instant(expression));
  }
}

function countedAsking(asking: Asking) {
  const seen = { queries: 0, series: 0 };
  const count = (answer: Answer): Answer => {
    if (answer.kind === "failed") throw new Error(answer.why);
    seen.queries += 1;
    seen.series += answer.series.length;
    return answer;
  };
  const counted: Asking = {
    ...asking,
    instant: async (expression) => count(await asking.instant(expression)),
    range: async (expression, step) => count(await asking.range(expression, step)),
  };
  return { counted, seen };
}
