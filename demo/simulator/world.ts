import type { Granularity } from "../../catalog/model";
import { concerns, presenceOf, type ActiveScenario } from "./active-scenario";
import { layOut, type Layout } from "./layout";
import { advanceInstance } from "./model/advance-instance";
import { newInstance, type Instance } from "./model/instance";
import type { InstanceOptions, ProjectOptions } from "./options";
import type { Page } from "./exposition";
import type { Presence } from "./presence";

/** An instance in its project. */
export interface Resident {
  readonly instance: Instance;
  readonly layout: Layout;
  /** The scenario that it exists for; undefined for a configured one. */
  readonly addedBy: ActiveScenario | undefined;
  /** What was served of it last. */
  served: Page | undefined;
}

/** A project while the simulator runs. */
export interface Project {
  readonly id: string;
  readonly name: string;
  readonly granularity: Granularity;
  readonly metricsIntegration: boolean;
  residents: Resident[];
}

/** Everything that the simulator simulates. */
export interface World {
  readonly seed: number;
  readonly lagMs: number;
  readonly projects: readonly Project[];
  active: ActiveScenario[];
}

/** @param now milliseconds since the epoch */
export function newWorld(projects: readonly ProjectOptions[], now: number, { seed, lagMs }: Pick<World, "seed" | "lagMs">): World {
  const start = now - lagMs;
  return {
    seed,
    lagMs,
    active: [],
    projects: projects.map(({ id, name = id, granularity = "summary", metricsIntegration = true, instances }) => {
      const project: Project = { id, name, granularity, metricsIntegration, residents: [] };
      project.residents = instances.map((options) => newResident(options, project, seed, start));
      return project;
    }),
  };
}

/** @param at milliseconds since the epoch */
export function newResident(options: InstanceOptions, project: Project, seed: number, at: number, addedBy?: ActiveScenario): Resident {
  const instance = newInstance(options, project.id, seed, at);
  return { instance, layout: layOut(instance, project.granularity), addedBy, served: undefined };
}

/** The scenarios that concern an instance. */
export const activeOn = (world: World, { projectId, options }: Instance): ActiveScenario[] =>
  world.active.length === 0 ? world.active : world.active.filter((active) => concerns(active, projectId, options.id));

/** What is visible of an instance now. */
export const presenceIn = (world: World, { instance }: Resident): Presence => presenceOf(activeOn(world, instance), instance.options.name);

/** Moves the instance to `now`, less the lag of the endpoint. */
export const advance = (world: World, { instance }: Resident, now: number): void =>
  advanceInstance(instance, now - world.lagMs, activeOn(world, instance));
