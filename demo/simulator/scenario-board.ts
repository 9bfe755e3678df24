import { concerns, type ActiveScenario } from "./active-scenario";
import { instanceProblems } from "./check-options";
import { restartMember } from "./model/member";
import type { InstanceOptions } from "./options";
import { findScenario, resolveValues, type Target } from "./scenario-values";
import { advance, newResident, type Resident, type World } from "./world";

/** What to switch on: its params by name, and where. */
export type Setting = Target & Readonly<Record<string, unknown>>;

/**
 * Switches a scenario on from `now` (milliseconds since the epoch); one with the same name and target begins anew.
 * @throws Error that names the known scenarios, params, projects or instances
 */
export function setScenario(world: World, name: string, { project, instance, ...given }: Setting, now: number): ActiveScenario {
  const scenario = findScenario(name);
  const values = resolveValues(scenario, given);
  const target = resolveTarget(world, { project, instance });
  const active: ActiveScenario = { scenario, values, ...target, startedAt: now, requests: 0 };
  const affected = residentsAt(world, target);
  checkMember(active, affected);
  const newcomer = scenario.addsInstance ? addedInstance(world, active) : undefined;
  clearWhere(world, (other) => other.scenario === scenario && other.project === active.project && other.instance === active.instance, now);
  for (const resident of affected) advance(world, resident, now);
  world.active = [...world.active, active];
  const home = newcomer && world.projects.find((candidate) => candidate.id === active.project);
  if (newcomer && home) home.residents = [...home.residents, newResident(newcomer, home, world.seed, now - world.lagMs, active)];
  return active;
}

/** Switches off every active scenario with the name (all without one) whose target is the given one (any without one); returns how many. */
export function clearScenario(world: World, name: string | undefined, { project, instance }: Target, now: number): number {
  if (name !== undefined) findScenario(name);
  return clearWhere(
    world,
    (active) =>
      (name === undefined || active.scenario.name === name) &&
      (project === undefined || active.project === project) &&
      (instance === undefined || active.instance === instance),
    now,
  );
}

function clearWhere(world: World, matches: (active: ActiveScenario) => boolean, now: number): number {
  const ended = world.active.filter(matches);
  for (const active of ended) {
    for (const resident of residentsAt(world, active)) {
      advance(world, resident, now);
      if (active.scenario.restartsAtEnd) for (const member of resident.instance.members) restartMember(member, now - world.lagMs);
    }
  }
  world.active = world.active.filter((active) => !ended.includes(active));
  for (const project of world.projects) project.residents = project.residents.filter(({ addedBy }) => !addedBy || !ended.includes(addedBy));
  return ended.length;
}

const residentsAt = (world: World, target: Pick<ActiveScenario, "project" | "instance">): Resident[] =>
  world.projects
    .flatMap((project) => project.residents)
    .filter(({ instance }) => concerns({ ...target } as ActiveScenario, instance.projectId, instance.options.id));

function resolveTarget(world: World, { project, instance }: Target): Pick<ActiveScenario, "project" | "instance"> {
  const projects = world.projects.map(({ id }) => id);
  if (project !== undefined && !projects.includes(project)) throw new Error(`no project "${project}"; there are: ${projects.join(", ")}`);
  if (instance === undefined) return { project, instance };
  const candidates = world.projects.filter(({ id }) => project === undefined || id === project).flatMap(({ residents }) => residents);
  const found = candidates.find((resident) => resident.instance.options.id === instance);
  if (found) return { project: found.instance.projectId, instance };
  throw new Error(`no instance "${instance}"; there are: ${candidates.map((candidate) => candidate.instance.options.id).join(", ")}`);
}

function checkMember({ scenario, values }: ActiveScenario, affected: readonly Resident[]): void {
  const { member = "all" } = values;
  if (member === "all" || affected.some(({ instance }) => Number(member) >= 0 && Number(member) < instance.members.length)) return;
  throw new Error(`scenario "${scenario.name}": member is "${member}"; no instance here has it (members count from 0)`);
}

function addedInstance(world: World, { scenario, values, project }: ActiveScenario): InstanceOptions {
  if (project === undefined)
    throw new Error(`scenario "${scenario.name}" needs a project; there are: ${world.projects.map(({ id }) => id).join(", ")}`);
  const options = { id: String(values.id), name: String(values.newName), cores: Number(values.cores), members: Number(values.members) };
  const taken = residentsAt(world, { project: undefined, instance: options.id }).some(({ addedBy }) => addedBy?.project !== project);
  const problems = [...instanceProblems(options), ...(taken ? [`instance "${options.id}" exists already: give another id`] : [])];
  if (problems.length > 0) throw new Error(`scenario "${scenario.name}": ${problems.join("; ")}`);
  return options;
}
