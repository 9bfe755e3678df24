import type { PlannedProject } from "../../../catalog/model";
import { takeSnapshot } from "../../../demo/simulator/snapshot";
import { setScenario } from "../../../demo/simulator/scenario-board";
import { advance, newWorld, type Resident, type World } from "../../../demo/simulator/world";
import type { ProjectOptions } from "../../../demo/simulator";
import type { Moment, Values } from "./recorded-values";

/** A series of one instance, as the endpoint serves it. */
export interface ServedSeries {
  readonly metric: string;
  readonly database: string;
  readonly labels: Readonly<Record<string, string>>;
}

/** One instance that is moved through time. */
export interface Walker {
  readonly id: string;
  /** In the order of the values of a step. */
  readonly series: readonly ServedSeries[];
  /** Moves on to a moment; what happened in between is not lived through when `leap` is set. */
  readonly walkTo: (at: number, leap?: boolean) => { readonly values: readonly number[]; readonly moment: Moment };
}

/** A scenario that began in the past and goes on. */
export interface Incident {
  readonly scenario: string;
  /** Id of the instance. */
  readonly instance: string;
  /** Milliseconds since the epoch. */
  readonly since: number;
}

/** The simulated instances of a project, from a moment on. @param from milliseconds since the epoch @param step seconds between samples */
export function simulatedPast(
  options: ProjectOptions,
  { id }: PlannedProject,
  from: number,
  step: number,
  incident?: Incident,
): readonly Walker[] {
  const world = newWorld([options], from, { seed: 1, lagMs: 0 });
  const project = world.projects.find((it) => it.id === id)!;
  return project.residents.map((resident) => {
    const own = incident?.instance === resident.instance.options.id ? incident : undefined;
    return walkerOf(world, resident, step, own);
  });
}

function walkerOf(world: World, resident: Resident, step: number, incident: Incident | undefined): Walker {
  const series = resident.layout.flatMap((all) =>
    all.map(({ metric, labels }): ServedSeries => ({ metric: metric.name, database: labels["database"] ?? "", labels })),
  );
  const valuesAt = (at: number): readonly number[] => {
    advance(world, resident, at);
    return takeSnapshot(resident.layout, at).values.flat();
  };
  let before: ReadonlyMap<string, Values> | undefined;
  const walkTo: Walker["walkTo"] = (at, leap = false) => {
    if (incident !== undefined && at >= incident.since && world.active.length === 0)
      setScenario(world, incident.scenario, { instance: incident.instance }, at);
    // Living through every half minute of a week would take far longer than all that is measured here.
    if (leap) resident.instance.at = at - 2_000 * step;
    const earlier = before === undefined || leap ? byMetric(series, valuesAt(at - 1_000 * step)) : before;
    const values = valuesAt(at);
    const now = byMetric(series, values);
    before = now;
    return { values, moment: { now, before: earlier, seconds: step } };
  };
  return { id: resident.instance.options.id, series, walkTo };
}

function byMetric(series: readonly ServedSeries[], values: readonly number[]): ReadonlyMap<string, Values> {
  const metrics = new Map<string, Map<string, number>>();
  series.forEach(({ metric, database }, index) => {
    const own = metrics.get(metric) ?? new Map<string, number>();
    metrics.set(metric, own.set(database, values[index]!));
  });
  return metrics;
}
