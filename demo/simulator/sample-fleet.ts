import type { Granularity } from "../../catalog/model";
import type { InstanceOptions, ProjectOptions } from "./options";

const NAMES = ["orders", "catalogue", "fraud", "identity", "search", "pricing", "logistics", "support"];

/** A project with so many instances of different sizes; ids are made from the number, so they are the same each time. */
export function sampleProject(
  id: string,
  instances: number,
  options: { granularity?: Granularity; databases?: number; clientSecret: string },
): ProjectOptions {
  const { granularity = "summary", databases = 1, clientSecret } = options;
  return {
    id,
    name: id,
    granularity,
    clients: [{ clientId: `${id}-reader`, clientSecret, roles: ["METRICS_READER"] }],
    instances: Array.from({ length: instances }, (_, index) => sampleInstance(index, databases)),
  };
}

const sampleInstance = (index: number, databases: number): InstanceOptions => ({
  id: (0x10000000 + index * 0x10001).toString(16).slice(-8),
  name: `${NAMES[index % NAMES.length]}${index < NAMES.length ? "" : `-${Math.floor(index / NAMES.length) + 1}`}`,
  cores: [2, 4, 8, 16][index % 4] ?? 4,
  storageBytes: ([32, 64, 128, 256][index % 4] ?? 64) * 2 ** 30,
  load: 0.25 + 0.05 * (index % 6),
  databases: ["neo4j", ...Array.from({ length: databases - 1 }, (_, extra) => `extra-${extra + 1}`)],
});
