import { configEntry, configLine } from "./config-entry";
import { atRest, beingDeleted, missing, otherName, type Told, unconfigured, withoutMetrics } from "./describe-difference";
import type { ConfiguredInstance, ConfiguredProject, Difference } from "./difference";
import type { Lock, LockedInstance } from "./lock";
import { isAtRest } from "./tiers";

/**
 * Compares what is configured with what Aura has. Pure.
 * @param projects those that were read; of the others nothing is known
 */
export function compareFleet(projects: readonly ConfiguredProject[], lock: Lock): readonly Difference[] {
  const there = new Map(lock.instances.map((it) => [it.id, it]));
  const configured = new Set(projects.flatMap(({ instances }) => instances.map(({ id }) => id)));
  const keyOf = (projectId: string | undefined): string | undefined => projects.find(({ id }) => id === projectId)?.key;
  return projects.flatMap((project) => {
    const unknown = lock.instances.filter((it) => it.projectId === project.id && !configured.has(it.id));
    return [...project.instances.flatMap((it) => ofConfigured(it, project, there.get(it.id), keyOf)), ...ofUnconfigured(project, unknown)];
  });
}

function ofConfigured(
  it: ConfiguredInstance,
  project: ConfiguredProject,
  found: LockedInstance | undefined,
  keyOf: (projectId: string | undefined) => string | undefined,
): readonly Difference[] {
  const path = `aura.projects.${project.key}.instances.${it.key}`;
  const isHere = found !== undefined && found.projectId === project.id;
  const told = isHere ? stateOf(it, path, found) : [missing(it, path, keyOf(found?.projectId))];
  return told.map((difference) => ({ project: project.key, id: it.id, name: it.name, ...difference }));
}

function stateOf(it: ConfiguredInstance, path: string, found: LockedInstance): readonly Told[] {
  const name = it.name === found.name ? [] : [otherName(it, path, found)];
  if (found.status === "destroying") return [beingDeleted(it, path), ...name];
  if (!found.metrics) return [withoutMetrics(it, path, found), ...name];
  return isAtRest(found.status) ? [atRest(it, path, found), ...name] : name;
}

function ofUnconfigured({ key, instances }: ConfiguredProject, found: readonly LockedInstance[]): readonly Difference[] {
  const taken = instances.flatMap(({ key: own, name }) => [own, name]);
  return found.map((it) => {
    const told: Difference = { project: key, id: it.id, name: it.name, ...unconfigured(it, key) };
    if (told.kind !== "unconfigured") return told;
    const entry = configEntry(it, taken);
    taken.push(entry.key);
    return { ...told, line: configLine(entry) };
  });
}
