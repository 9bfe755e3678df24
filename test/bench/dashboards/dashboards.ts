import { type DashboardDocument, dashboardDocument } from "../../../cli/dashboards/document";
import { idOf } from "../../../cli/dashboards/views/page-view";
import { waitFor } from "../../../demo/wait";
import { compiled } from "../../dashboards/harness/compiled";
import { QUIET } from "../../dashboards/harness/quiet";
import { atMost, type BenchOptions, type Figure, type Part } from "../part";
import { printTable } from "../print-table";
import { startMeasured } from "../rules/measured-prometheus";
import { setStage, type Stage } from "../rules/stage";
import { askPage, type AskedPage, type Cost } from "./ask-page";
import { writePastOfPages } from "./past-of-pages";

const TARGET_SECONDS = 1;
/** Each page is asked so often; the fastest time of each panel counts, because the machine is shared. */
const TIMES = 5;
const HOURS = 24;
const MINUTE = 60_000;
/** Milliseconds until every rule of a large fleet has been evaluated. */
const PATIENCE = 15 * 60_000;

/** How far back each page is asked. */
const RANGES: Readonly<Record<string, readonly string[]>> = { fleet: ["24h"], alerts: ["24h"], capacity: ["30d", "90d"] };
const OTHERS = ["6h"];

/** Every query of every dashboard, as a browser asks it, in a real Prometheus with a past. */
export const dashboardsPart: Part = {
  name: "dashboards",
  about: "every query of every dashboard, as a browser asks it, in a real Prometheus with a past",
  run: async (options) => {
    const instances = options.quick ? 100 : 1_000;
    const stage = await setStage(instances);
    try {
      const documents = compiled(stage.plan).map(({ json }) => dashboardDocument.parse(JSON.parse(json)));
      const samples = await writePast(stage, documents, options);
      const costs = await measure(stage, documents, options);
      print(instances, samples, costs);
      return figures(instances, costs);
    } finally {
      await stage.stop();
    }
  },
};

/** The instance that pages about one instance show. */
const shownOf = ({ plan }: Stage): string => plan.instances[0]!.id;

async function writePast(stage: Stage, documents: readonly DashboardDocument[], { quick, progress }: BenchOptions): Promise<number> {
  const until = Math.floor(Date.now() / MINUTE) * MINUTE;
  const ofMany = namesAskedOverTime(documents.filter((it) => RANGES[idOf(it)] !== undefined));
  const ofOne = namesAskedOverTime(documents);
  const shown = shownOf(stage);
  const isAsked = (name: string, instance: string): boolean => ofMany.has(name) || (instance === shown && ofOne.has(name));
  return writePastOfPages(stage, { until, days: quick ? 10 : 91, hours: HOURS, isAsked }, progress);
}

const namesAskedOverTime = (documents: readonly DashboardDocument[]): ReadonlySet<string> =>
  new Set(
    documents
      .flatMap(({ panels }) => panels.flatMap(({ targets }) => targets.filter(({ range }) => range)))
      .flatMap(({ expr }) => [...expr.matchAll(/[a-z_][\w]*(?::\w+)*(?=\{)/g)].map(([name]) => name)),
  );

async function measure(stage: Stage, documents: readonly DashboardDocument[], { progress }: BenchOptions): Promise<readonly Cost[]> {
  const prometheus = await startMeasured(stage.place);
  const wanted = { instance: [shownOf(stage)] };
  const page = (document: DashboardDocument, range: string): AskedPage => ({
    document,
    range,
    prometheus: prometheus.url,
    wanted: document.templating.list.some(({ name, multi }) => name === "instance" && !multi) ? wanted : {},
  });
  try {
    progress("waiting until every rule has been evaluated");
    const isWhole = async (): Promise<true | undefined> => {
      for (const document of documents)
        if (!(await hasData(page(document, "1h"), Math.min(10, stage.plan.instances.length)))) return undefined;
      return true;
    };
    await waitFor(isWhole, { signal: new AbortController().signal, limit: PATIENCE, every: 10_000 });
    const all: Cost[] = [];
    for (const document of documents)
      for (const range of RANGES[idOf(document)] ?? OTHERS) {
        progress(`asking ${idOf(document)} over ${range}`);
        const runs: (readonly Cost[])[] = [];
        for (let run = 0; run < TIMES; run++) runs.push(await askPage(page(document, range)));
        all.push(...runs[0]!.map((it, index) => ({ ...it, seconds: Math.min(...runs.map((run) => run[index]!.seconds)) })));
      }
    return all;
  } finally {
    await prometheus.stop();
  }
}

/** Whether every panel has data and every ranking all its bars: before rules were evaluated a page costs nothing. */
async function hasData(page: AskedPage, bars: number): Promise<boolean> {
  const costs = await askPage(page).catch(() => undefined);
  if (costs === undefined || withoutData(costs).length > 0) return false;
  const rankings = page.document.panels.filter(({ type }) => type === "bargauge").map(({ id }) => id);
  return costs.every(({ place, series }) => series >= bars || !rankings.some((id) => place.endsWith(`/${id}`)));
}

/** Panels that have no data while all is well, and those of remote write, which this stack does without. */
const QUIET_PANELS = new Set([...[...QUIET.keys()].map((place) => place.replace(/\/\w+$/, "")), "pipeline/306", "pipeline/307"]);
const withoutData = (costs: readonly Cost[]): readonly string[] =>
  costs
    .filter(({ series, place, queries }) => queries > 0 && series === 0 && !/\/annotations$/.test(place))
    .filter(({ place }) => !QUIET_PANELS.has(place.replace(/ \w+\//, "/")))
    .map(({ place }) => place);

function print(instances: number, samples: number, costs: readonly Cost[]): void {
  const isFleet = ({ place }: Cost): boolean => place.startsWith("fleet ");
  const rows = (all: readonly Cost[]) =>
    all.map(({ place, title, queries, series, seconds }) => [place, title, queries, series, (1_000 * seconds).toFixed(0)]);
  const head = ["panel", "title", "queries", "series", "ms"];
  const times = `fastest of ${TIMES}`;
  printTable(
    `The fleet dashboard at ${instances} instances, ${(samples / 1e6).toFixed(1)} million samples in the past, ${times}`,
    head,
    rows(costs.filter(isFleet)),
  );
  const others = costs.filter((it) => !isFleet(it)).sort((a, b) => b.seconds - a.seconds);
  printTable(`The 25 slowest panels of the others, ${times}`, head, rows(others.slice(0, 25)));
}

function figures(instances: number, costs: readonly Cost[]): readonly Figure[] {
  const pages = [...new Set(costs.map(({ place }) => place.split("/")[0]!))];
  const missing = withoutData(costs);
  return [
    ...pages.flatMap((page) => {
      const own = costs.filter(({ place }) => place.startsWith(`${page}/`));
      const slowest = own.reduce((a, b) => (b.seconds > a.seconds ? b : a));
      const whole = own.reduce((sum, { seconds }) => sum + seconds, 0);
      return [
        atMost(`${page} at ${instances} instances: slowest panel (${slowest.title})`, slowest.seconds, TARGET_SECONDS, "s", 3),
        {
          name: `${page}: all ${own.reduce((sum, { queries }) => sum + queries, 0)} queries, one after the other`,
          value: `${whole.toFixed(2)} s`,
          target: "-",
          held: undefined,
        },
      ];
    }),
    {
      name: "panels that ought to have data and have none",
      value: missing.length === 0 ? "0" : missing.join(", "),
      target: "0",
      held: missing.length === 0,
    },
  ];
}
