import type { Plan } from "../../../catalog/model";
import { setScenario } from "../../../demo/simulator/scenario-board";
import { takeSnapshot } from "../../../demo/simulator/snapshot";
import { advance, newWorld, type Resident, type World } from "../../../demo/simulator/world";
import { seriesName, constant, type TestSeries } from "./test-series";
import { FLEET, PROJECT } from "./week-config";

const HOUR = 3_600;
const RESTARTS = [
  { hour: 3 * 24 + 2, instance: "6b0c65e8" },
  { hour: 6 * 24 + 3, instance: "269e0d37" },
];
const MEMBERS = 3;
const BETWEEN_MEMBERS = 600;

/** How much is simulated. */
export interface WeekLength {
  readonly steps: number;
  /** What happens to the first instance when all that counts is over. */
  readonly fault: { readonly step: number; readonly scenario: string };
}

/**
 * Everything that is scraped of the fleet while it is well: daily curves, and two maintenances in which every member of an instance
 * restarts, one after the other. Time begins at the epoch, as it does in promtool.
 */
export function fleetWeek(plan: Plan, { steps, fault }: WeekLength, progress: (text: string) => void): readonly TestSeries[] {
  const world = newWorld([{ id: PROJECT, clients: [], instances: FLEET.map((it) => ({ ...it })) }], 0, { seed: 1, lagMs: 0 });
  const { residents } = world.projects[0]!;
  const names = residents.map((it) => namesOf(it, plan));
  const values = residents.map((_, index) => names[index]!.map((): string[] => []));
  for (let step = 0; step <= steps; step++) {
    const now = step * plan.interval;
    restart(world, now, plan.interval);
    if (step === fault.step) setScenario(world, fault.scenario, { instance: FLEET[0].id }, now * 1_000);
    residents.forEach((resident, index) => {
      advance(world, resident, now * 1_000);
      takeSnapshot(resident.layout, now * 1_000)
        .values.flat()
        .forEach((value, at) => values[index]![at]!.push(String(Number(value.toFixed(6)))));
    });
    if (step % 720 === 0) progress(`simulating day ${Math.floor(now / 86_400) + 1}`);
  }
  const fleet = names.flatMap((all, index) => all.map((series, at): TestSeries => ({ series, values: values[index]![at]!.join(" ") })));
  return [...fleet, ...scrapeSeries(plan, steps, fleet.length)];
}

/** Switches on what begins within the step that ends now; the scenario is over by itself. */
function restart(world: World, now: number, interval: number): void {
  for (const { hour, instance } of RESTARTS) {
    for (let member = 0; member < MEMBERS; member++) {
      const at = hour * HOUR + member * BETWEEN_MEMBERS;
      if (at > now - interval && at <= now) setScenario(world, "member-restart", { instance, member }, now * 1_000);
    }
  }
}

const scraped = (plan: Plan): Readonly<Record<string, string>> => ({
  job: `aura-${plan.stack}-shop`,
  instance: "metrics",
  aura_stack: plan.stack,
  aura_project: PROJECT,
  aura_endpoint: PROJECT,
});

const namesOf = ({ layout }: Resident, plan: Plan): readonly string[] =>
  layout.flatMap((all) => all.map(({ metric, labels }) => seriesName(metric.name, { ...labels, ...scraped(plan) })));

/** What Prometheus notes about scrapes that succeed. */
function scrapeSeries(plan: Plan, steps: number, samples: number): readonly TestSeries[] {
  const noted = {
    up: 1,
    scrape_duration_seconds: 0.4,
    scrape_timeout_seconds: plan.timeout,
    scrape_samples_post_metric_relabeling: samples,
    scrape_sample_limit: 3 * samples,
  };
  return Object.entries(noted).map(([name, value]) => constant(name, scraped(plan), value, steps));
}
