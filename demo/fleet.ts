import { randomBytes } from "node:crypto";
import type { Plan, PlannedProject } from "../catalog/model";
import type { ProjectOptions } from "./simulator";

/** A simulated fleet, and the secrets that open it. */
export interface Fleet {
  readonly projects: readonly ProjectOptions[];
  /** Client secrets by the name that the stack config gives them. */
  readonly secrets: Readonly<Record<string, string>>;
  readonly instances: number;
  readonly databases: number;
}

/** The first instance is the busiest, so that there is something to see. */
const LOADS = [0.7, 0.45, 0.3];

/** Simulates what the stack config describes: the same projects, instances and clients. */
export function fleetOf({ projects, instances }: Plan): Fleet {
  const secrets = Object.fromEntries(projects.map(({ clientSecret }) => [clientSecret, randomBytes(24).toString("hex")]));
  const simulated = projects.map((project) => simulate(project, instances, secrets[project.clientSecret]!));
  const databases = simulated.flatMap((project) => project.instances.flatMap((instance) => instance.databases ?? ["neo4j"]));
  return { projects: simulated, secrets, instances: instances.length, databases: databases.length };
}

const simulate = (
  { id, key, granularity, clientId }: PlannedProject,
  instances: Plan["instances"],
  clientSecret: string,
): ProjectOptions => ({
  id,
  name: key,
  granularity,
  clients: [{ clientId, clientSecret }],
  instances: instances
    .filter(({ projectId }) => projectId === id)
    .map((instance, index) => ({
      id: instance.id,
      name: instance.name,
      load: LOADS[index % LOADS.length]!,
      databases: index === 0 ? ["neo4j"] : ["neo4j", "archive"],
    })),
});
