import { writeFile } from "node:fs/promises";
import { join } from "node:path";

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
/** Each panel is asked so often. */
const TIMES = 5;
const HOURS = 24;
const MINUTE = 60_000;
/** Milliseconds until every rule of a large fleet has been evaluated. */
const PATIENCE = 10 * 60_000;

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
  progress("waiting until every rule has been evaluated");
  const at = await liveThrough(stage, documents);
  const idle = join(stage.place.folder, "idle.yml");
  await writeFile(idle, "global: {}\n");
  const prometheus = await startMeasured({ ...stage.place, prometheusConfig: idle });
  try {
    const all: Cost[] = [];
    for (const document of documents)
      for (const range of RANGES[idOf(document)] ?? OTHERS) {
        progress(`asking ${idOf(document)} over ${range}`);
        all.push(...(await askPage({ document, prometheus, at, range, wanted: wantedOf(document, stage) }, TIMES)));
      }
    return all;
  } finally {
    await prometheus.stop();
  }
}

/** Lets a Prometheus scrape and evaluate until every panel has data. @returns when that was so, in milliseconds since the epoch */
async function liveThrough(stage: Stage, documents: readonly DashboardDocument[]): Promise<number> {
  const prometheus = await startMeasured(stage.place);
  try {
    const isWhole = async (): Promise<number | undefined> => {
      const at = Date.now();
      for (const document of documents) {
        const costs = await askPage({ document, prometheus, at, range: "1h", wanted: wantedOf(document, stage) }, 1).catch(() => undefined);
        if (costs === undefined || withoutData(costs).length > 0) return undefined;
      }
      return at;
    };
    const found = await waitFor(isWhole, { signal: new AbortController().signal, limit: PATIENCE, every: 10_000 });
    return found ?? Date.now();
  } finally {
    await prometheus.stop();
  }
}

const wantedOf = ({ templating }: DashboardDocument, stage: Stage): AskedPage["wanted"] =>
  templating.list.some(({ name, multi }) => name === "instance" && !multi) ? { instance: [shownOf(stage)] } : {};

/** Panels that have no data while all is well, and those of remote write, which this stack does without. */
const QUIET_PANELS = new Set([
  ...[...QUIET.keys()].map((place) => place.replace(/\/\w+$/, "")),
  "pipeline/203",
  "pipeline/306",
  "pipeline/307",
]);
const withoutData = (costs: readonly Cost[]): readonly string[] =>
  costs
    .filter(({ series, place, queries }) => queries > 0 && series === 0 && !/\/annotations$/.test(place))
    .filter(({ place }) => !QUIET_PANELS.has(place.replace(/ \w+\//, "/")))
    .map(({ place }) => place);

function print(instances: number, samples: number, costs: readonly Cost[]): void {
  const isFleet = ({ place }: Cost): boolean => place.startsWith("fleet ");
  const rows = (all: readonly Cost[]) =>
    all.map(({ place, title, queries, series, cpu, seconds }) => [place, title, queries, series, ms(cpu), ms(seconds)]);
  const ms = (it: number): string => (1_000 * it).toFixed(0);
  const head = ["panel", "title", "queries", "series", "CPU ms", "ms now"];
  const times = `each asked ${TIMES} times`;
  printTable(
    `The fleet dashboard at ${instances} instances, ${(samples / 1e6).toFixed(1)} million samples in the past, ${times}`,
    head,
    rows(costs.filter(isFleet)),
  );
  const others = costs.filter((it) => !isFleet(it)).sort((a, b) => b.cpu - a.cpu);
  printTable(`The 25 slowest panels of the others, ${times}`, head, rows(others.slice(0, 25)));
}

function figures(instances: number, costs: readonly Cost[]): readonly Figure[] {
  const pages = [...new Set(costs.map(({ place }) => place.split("/")[0]!))];
  const missing = withoutData(costs);
  return [
    ...pages.flatMap((page) => {
      const own = costs.filter(({ place }) => place.startsWith(`${page}/`));
      const slowest = own.reduce((a, b) => (b.cpu > a.cpu ? b : a));
      const whole = own.reduce((sum, { cpu }) => sum + cpu, 0);
      return [
        atMost(`${page} at ${instances} instances: CPU of the dearest panel (${slowest.title})`, slowest.cpu, TARGET_SECONDS, "s", 3),
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
