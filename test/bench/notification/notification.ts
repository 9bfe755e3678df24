import { setTimeout as sleep } from "node:timers/promises";

import { catalog } from "../../../catalog";
import { type Plan, type PlannedAlert, toSeconds } from "../../../catalog/model";
import { PROFILES } from "../../../stacks/config/scrape";
import { planStack } from "../../../stacks/plan";
import { eventually } from "../../e2e/harness/eventually";
import { seePage } from "../../e2e/harness/alerts";
import type { Said } from "../../e2e/harness/stack-input";
import { startSurroundings, startWatched, type Watched } from "../../e2e/harness/surroundings";
import { fleetConfig } from "../fleet-config";
import { median } from "../median";
import { notificationBound, type NotificationPath } from "../notification-bound";
import type { Part } from "../part";
import { printTable } from "../print-table";

const ALERT = "cpu-saturated";
const SECTIONS: NonNullable<Said["sections"]> = {
  alerts: { thresholds: { [ALERT]: { warning: "off", critical: "95%", holds: "4s" } } },
  routes: [{ to: "pager", groupWait: "1s", groupInterval: "1s" }],
};
/** Records, then alerts. */
const GROUPS = 2;
/** Seconds that the programs themselves may take, all together. */
const WORK = 3;

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
      await eventually(
        "every instance is seen",
        async () => (await watched.servers.prometheus.query("instance:neo4j_aura_cpu_utilization:ratio")).length === fleet.length,
      );
      const seconds: number[] = [];
      for (const [index, { id }] of fleet.entries()) {
        progress(`fault ${index + 1} of ${fleet.length}`);
        // Each page comes at the same moment of an interval; the next fault must not always begin there.
        await sleep((index / fleet.length) * watched.stack.plan().interval * 1_000);
        seconds.push(await faultToPage(watched, id));
      }
      const bound = notificationBound(pathOf(watched.stack.plan(), { cache: 0, lag: 0 }));
      printMeasured(seconds, bound);
      printProfiles();
      const slowest = Math.max(...seconds);
      return [
        {
          name: `fault to notification, slowest of ${seconds.length}`,
          value: `${slowest.toFixed(1)} s`,
          target: `≤ ${bound} s (computed bound)`,
          held: slowest <= bound,
        },
      ];
    } finally {
      await around.stop();
    }
  },
};

async function faultToPage({ simulator, sinks }: Watched, instance: string): Promise<number> {
  const started = Date.now();
  simulator.set("cpu", { instance });
  await seePage(sinks, { alert: ALERT, instance });
  const page = sinks
    .received("pagerduty")
    .find(({ body }) => (body as { payload?: { source?: string; class?: string } }).payload?.source === instance);
  return (page!.at - started) / 1_000;
}

/** How a plan's config adds up. The routes of an alert that was told already wait for their group interval. */
function pathOf(plan: Plan, aura: Pick<NotificationPath, "cache" | "lag">): NotificationPath {
  const alert = plan.alerts.find(({ id }) => id === ALERT)!;
  const route = plan.routes.find(({ match }) => match.severity?.includes(worst(alert)) ?? true)!;
  return {
    ...aura,
    scrapeInterval: plan.interval,
    evaluationInterval: plan.interval,
    groups: GROUPS,
    holds: toSeconds(alert.holds),
    groupWait: Math.max(toSeconds(route.groupWait), plan.interval < 30 ? toSeconds(route.groupInterval) : 0),
    work: WORK,
  };
}

const worst = ({ on }: PlannedAlert): PlannedAlert["on"][number] => on.at(-1)!;

function printMeasured(seconds: readonly number[], bound: number): void {
  printTable(
    "Fault to notification: interval 2 s, holds 4 s, group wait 1 s",
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
  const rows = Object.keys(PROFILES).map((profile) => {
    const { plan } = planStack(fleetConfig(1, { scrape: { profile: profile as keyof typeof PROFILES } }), catalog, { stack: "prod" });
    const path = pathOf(plan, { cache: 30, lag: 60 });
    return [profile, `${plan.interval} s`, `${path.holds} s`, `${path.groupWait} s`, `${notificationBound(path)} s`];
  });
  printTable(
    `Computed bound of ${ALERT} by scrape profile (cache 30 s, lag 60 s)`,
    ["profile", "interval", "holds", "group wait", "bound"],
    rows,
  );
}
