import { configEntry } from "./config-entry";
import type { Lock } from "./lock";

type Map = Readonly<Record<string, unknown>>;

/** Not there yet, or not for long. */
const IN_BETWEEN = ["creating", "destroying"];

/**
 * Fills into a config what the lock file knows and the config does not: instances of its projects that Aura serves metrics of, under the name
 * that they have in Aura, without a team; one that was paused may stay so. What the config says stays as it is. Pure: same config and lock, same fleet.
 *
 * @param config as people write it; where it is malformed it is left alone, for `planStack` to say so
 */
export function withInventory<T>(config: T, lock: Lock): T {
  const aura = isMap(config) ? config["aura"] : undefined;
  const projects = isMap(aura) ? aura["projects"] : undefined;
  if (!isMap(projects)) return config;
  const configured = new Set(Object.values(projects).flatMap((it) => Object.values(instancesOf(it) ?? {}).map(idOf)));
  const filled = Object.entries(projects).map(([key, it]) => [key, withInstances(it, lock, configured)]);
  return { ...config, aura: { ...(aura as Map), projects: Object.fromEntries(filled) as Map } };
}

function withInstances(project: unknown, lock: Lock, configured: ReadonlySet<unknown>): unknown {
  const own = instancesOf(project);
  if (!isMap(project) || own === undefined) return project;
  const unknown = lock.instances.filter(
    (it) => it.projectId === project["id"] && it.metrics && !configured.has(it.id) && !IN_BETWEEN.includes(it.status),
  );
  if (unknown.length === 0) return project;
  const names = (instances: Map): readonly string[] =>
    Object.entries(instances).flatMap(([key, it]) => [key, ...(isMap(it) && typeof it["name"] === "string" ? [it["name"]] : [])]);
  const instances = unknown.reduce<Map>((all, it) => {
    const { key, value } = configEntry(it, names(all));
    return { ...all, [key]: value };
  }, own);
  return { ...project, instances };
}

/** Undefined when they are malformed. */
function instancesOf(project: unknown): Map | undefined {
  const own = isMap(project) ? (project["instances"] ?? {}) : undefined;
  return isMap(own) ? own : undefined;
}

const idOf = (instance: unknown): unknown => {
  const id = isMap(instance) ? instance["id"] : undefined;
  return typeof id === "string" ? id.toLowerCase() : id;
};

const isMap = (value: unknown): value is Map => typeof value === "object" && value !== null && !Array.isArray(value);
