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
  /** All its queries one after the other, with the transfer and the parsing of their answers. */
  readonly seconds: number;
}

/** A page that is asked as a browser asks it. */
export interface AskedPage {
  readonly document: DashboardDocument;
  /** Address of the Prometheus. */
  readonly prometheus: string;
  /** As `24h`. */
  readonly range: string;
  readonly wanted: Readonly<Record<string, readonly string[]>>;
}

/** Pixels of a column of the grid on a laptop. */
const COLUMN = 60;

/** Asks everything that Grafana asks when the page is opened. @throws Error when a query is refused */
export async function askPage({ document, prometheus, range, wanted }: AskedPage): Promise<readonly Cost[]> {
  const to = Math.floor(Date.now() / 1_000);
  const asking = askingOf(prometheus, { from: to - parseDuration(range), to });
  const id = `${document.uid.slice(document.uid.lastIndexOf("-") + 1)} ${range}`;
  const costs: Cost[] = [];
  const measure = async (place: string, title: string, run: (asking: Asking) => Promise<unknown>): Promise<void> => {
    const { timed, seen } = timedAsking(asking);
    const started = performance.now();
    await run(timed);
    costs.push({ place: `${id}/${place}`, title, ...seen, seconds: (performance.now() - started) / 1_000 });
  };
  const choices: Choice[] = [];
  await measure("variables", "Variables", async (timed) => choices.push(...(await chooseAll(document.templating.list, timed, wanted))));
  for (const panel of document.panels.filter(({ targets }) => targets.length > 0))
    await measure(String(panel.id), panel.title, (timed) => askPanel(panel, timed, choices, parseDuration(range)));
  await measure("annotations", "Annotations", async (timed) => {
    for (const { expr } of document.annotations.list)
      if (expr !== undefined) await timed.range(filledIn(expr, choices), Math.max(60, parseDuration(range) / (24 * COLUMN)));
  });
  return costs;
}

/** A line has no more points than its panel has pixels, as in Grafana. */
async function askPanel({ interval, gridPos, targets }: PanelDocument, asking: Asking, choices: readonly Choice[], range: number) {
  const finest = parseDuration(interval);
  const step = Math.max(finest, Math.ceil(range / (gridPos.w * COLUMN) / finest) * finest);
  for (const { expr, range: overTime } of targets) {
    const expression = filledIn(expr, choices);
    await (overTime ? asking.range(expression, step) : asking.instant(expression));
  }
}

function timedAsking(asking: Asking) {
  const seen = { queries: 0, series: 0 };
  const count = (answer: Answer): Answer => {
    if (answer.kind === "failed") throw new Error(answer.why);
    seen.queries += 1;
    seen.series += answer.series.length;
    return answer;
  };
  const timed: Asking = {
    ...asking,
    instant: async (expression) => count(await asking.instant(expression)),
    range: async (expression, step) => count(await asking.range(expression, step)),
  };
  return { timed, seen };
}
