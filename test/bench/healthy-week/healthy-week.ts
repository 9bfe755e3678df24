import { catalog } from "../../../catalog";
import { type Pack, PACKS, type Plan, type Severity, toSeconds } from "../../../catalog/model";
import { planStack } from "../../../stacks/plan";
import { atMost, type Part } from "../part";
import { printTable } from "../print-table";
import { fleetWeek } from "./fleet-week";
import { watcherSeries } from "./watcher-series";
import { FLEET, STACK, weekConfig } from "./week-config";
import { type Fired, whatFired } from "./what-fired";

const DAY = 86_400;
/** Notifications of the pack that a stack begins with. */
const MOST_A_DAY = 1;

/** After the week, so that its silence means something. */
const FAULT = { scenario: "oom", alert: "out-of-memory", seenAfter: 480 };

const planOf = (pack: Pack): Plan => planStack(weekConfig(pack), catalog, { stack: STACK }).plan;

/** One alert's notifications in the counted days. */
interface Told {
  readonly alert: string;
  readonly severity: string;
  readonly about: string;
  readonly times: number;
  readonly again: number;
}

/** How often a healthy fleet disturbs anybody, in each pack. */
export const healthyWeekPart: Part = {
  name: "healthy-week",
  about: "a simulated healthy week through every rule, in promtool",
  run: async ({ quick, progress }) => {
    const [length, counted] = quick ? [DAY, DAY / 2] : [8 * DAY, 7 * DAY];
    const plan = planOf("full");
    const steps = (length + FAULT.seenAfter) / plan.interval;
    const fault = { scenario: FAULT.scenario, step: length / plan.interval + 1 };
    const series = [...fleetWeek(plan, { steps, fault }, progress), ...watcherSeries(plan, steps)];
    progress(`promtool evaluates every rule ${steps} times on ${series.length} series`);
    const fired = await whatFired({ plan, series, length, counted, fault: FAULT });
    const days = counted / DAY;
    const packs = PACKS.map((pack) => ({ pack, told: toldIn(planOf(pack), fired) }));
    const sum = (told: readonly Told[]): number => told.reduce((so, { times, again }) => so + times + again, 0);
    printTable(
      `Healthy fleet: ${FLEET.length} instances, 2 maintenances, ${days} days`,
      ["pack", "notifications", "a day"],
      packs.map(({ pack, told }) => [pack, sum(told), (sum(told) / days).toFixed(2)]),
    );
    const all = packs.at(-1)!.told;
    if (all.length > 0)
      printTable(
        "What was told, full pack",
        ["alert", "severity", "about", "times", "repeated"],
        all.map((it) => [it.alert, it.severity, it.about, it.times, it.again]),
      );
    return [atMost("notifications a day of a healthy fleet, essential pack", sum(packs[0]!.told) / days, MOST_A_DAY, "a day", 2)];
  },
};

/** What people hear: each firing once, and again while it goes on, as its route repeats it. */
function toldIn({ alerts, routes }: Plan, fired: readonly Fired[]): readonly Told[] {
  const on = new Set(alerts.flatMap((alert) => alert.on.map((severity) => `${alert.id}/${severity}`)));
  return fired
    .filter(({ labels }) => on.has(`${labels["aura_alert"]}/${labels["severity"]}`))
    .map(({ labels, times, seconds }) => {
      const route = routes.find(({ match }) => match.severity?.includes(labels["severity"] as Severity) ?? true);
      return {
        alert: labels["aura_alert"]!,
        severity: labels["severity"]!,
        about: [labels["instance_id"], labels["database"]].filter(Boolean).join(" "),
        times,
        again: route === undefined ? 0 : Math.floor(seconds / toSeconds(route.repeat)),
      };
    });
}
