import { setTimeout as sleep } from "node:timers/promises";

import { catalog } from "../../../catalog";
import { PROFILES } from "../../../stacks/config/scrape";
import { planStack } from "../../../stacks/plan";
import { seePage } from "../../e2e/harness/alerts";
import { eventually } from "../../e2e/harness/eventually";
import type { Said } from "../../e2e/harness/stack-input";
import { startSurroundings, startWatched, type Watched } from "../../e2e/harness/surroundings";
import { fleetConfig } from "../fleet-config";
import { median } from "../median";
import { notificationBound } from "../notification-bound";
import type { Figure, Part } from "../part";
import { printTable } from "../print-table";
import { pathOf } from "./notification-path";

/** An alert whose way is measured, and the fault that it tells of. */
interface Way {
  readonly alert: string;
  readonly scenario: string;
  readonly params: Readonly<Record<string, number>>;
  /** Which way it goes, in the words of the tables. */
  readonly about: string;
}

/** The shortest way of an alert about an instance, and the longest: recorded and judged at every third scrape. */
const WAYS: readonly Way[] = [
  { alert: "cpu-saturated", scenario: "cpu", params: {}, about: "judged at every scrape" },
  { alert: "checkpoint-slow", scenario: "slow-checkpoint", params: { minutes: 40 }, about: "recorded and judged at every third" },
];
const SECTIONS: NonNullable<Said["sections"]> = {
  alerts: {
    thresholds: {
      "cpu-saturated": { warning: "off", critical: "95%", holds: "4s" },
      "checkpoint-slow": { warning: "off", holds: "4s" },
    },
  },
  routes: [{ to: "pager", groupWait: "1s", groupInterval: "1s" }],
};

/** From a scenario that is switched on to the page about it, through the real Prometheus and Alertmanager. */
export const notificationPart: Part = {
  name: "notification",
  about: "fault to notification, beside its computed bound",
  run: async ({ quick, progress }) => {
    const fleet = Array.from({ length: quick ? 3 : 6 }, (_, index) => ({ id: (0xa0000000 + index).toString(16), name: `db-${index}` }));
    const around = await startSurroundings(fleet);
    try {
      progress("starting Prometheus and Alertmanager");
      const watched = await startWatched(around, {
        project: { instances: Object.fromEntries(fleet.map(({ id, name }) => [name, { id }])) },
        sections: SECTIONS,
      });
      const ids = fleet.map(({ id }) => id);
      const figures: Figure[] = [];
      for (const way of WAYS) figures.push(await measured(watched, way, ids, progress));
      printProfiles();
      return figures;
    } finally {
      await around.stop();
    }
  },
};

/** One fault on each instance, and the slowest page beside the bound. */
async function measured(watched: Watched, way: Way, ids: readonly string[], progress: (text: string) => void): Promise<Figure> {
  await eventually(
    "every instance is seen",
    async () => (await watched.servers.prometheus.query("instance:neo4j_aura_cpu_utilization:ratio")).length === ids.length,
  );
  const seconds: number[] = [];
  for (const [index, id] of ids.entries()) {
    progress(`${way.alert}, fault ${index + 1} of ${ids.length}`);
    // Each page comes at the same moment of an evaluation; the next fault must not always begin there.
    await sleep((index / ids.length) * pathOf(watched.stack.plan(), way.alert, { cache: 0, lag: 0 }).evaluations[1] * 1_000);
    seconds.push(await faultToPage(watched, way, id));
  }
  const bound = notificationBound(pathOf(watched.stack.plan(), way.alert, { cache: 0, lag: 0 }));
  printMeasured(way, seconds, bound);
  const slowest = Math.max(...seconds);
  return {
    name: `${way.alert} (${way.about}): fault to notification, slowest of ${seconds.length}`,
    value: `${slowest.toFixed(1)} s`,
    target: `≤ ${bound} s (computed bound)`,
    held: slowest <= bound,
  };
}

async function faultToPage({ simulator, sinks }: Watched, { alert, scenario, params }: Way, instance: string): Promise<number> {
  const started = Date.now();
  simulator.set(scenario, { ...params, instance });
  await seePage(sinks, { alert, instance });
  const page = sinks.received("pagerduty").find(({ body }) => {
    const { payload } = body as { payload?: { source?: string; class?: string } };
    return payload?.source === instance && payload.class === alert;
  });
  return (page!.at - started) / 1_000;
}

function printMeasured({ alert, about }: Way, seconds: readonly number[], bound: number): void {
  printTable(
    `Fault to notification of ${alert}, ${about}: interval 2 s, holds 4 s, group wait 1 s`,
    ["measured", "seconds"],
    [
      ...seconds.map((it, index): [string, string] => [`fault ${index + 1}`, it.toFixed(1)]),
      ["median", median(seconds).toFixed(1)],
      ["computed bound", bound.toFixed(1)],
    ],
  );
}

/** What the same sum gives for what users choose; Aura's own lag is not documented and taken as a minute, as in the alert about stale data. */
function printProfiles(): void {
  const rows = WAYS.flatMap(({ alert }) =>
    Object.keys(PROFILES).map((profile) => {
      const { plan } = planStack(fleetConfig(1, { scrape: { profile: profile as keyof typeof PROFILES } }), catalog, { stack: "prod" });
      const path = pathOf(plan, alert, { cache: 30, lag: 60 });
      return [alert, profile, ...[...path.evaluations, path.holds, path.groupWait, notificationBound(path)].map((it) => `${it} s`)];
    }),
  );
  printTable(
    "Computed bounds by scrape profile (cache 30 s, lag 60 s)",
    ["alert", "profile", "recorded every", "judged every", "holds", "group wait", "bound"],
    rows,
  );
}
