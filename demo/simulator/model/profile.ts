import type { InstanceOptions } from "../options";
import { hash, noise } from "./random";

/** What one database holds and answers on a normal day. */
export interface DatabaseProfile {
  readonly name: string;
  /** Share of the instance's work, 0 to 1; all databases together 1. */
  readonly share: number;
  /** Queries a second of the busiest member at full activity. */
  readonly queriesPerSecond: number;
  /** Median latency in milliseconds while the CPU is not scarce. */
  readonly latencyMs: number;
  readonly nodes: number;
  readonly nodesPerDay: number;
  readonly relationships: number;
  readonly storeBytes: number;
  readonly storeBytesPerDay: number;
}

/** What an instance is and does on a normal day. */
export interface Profile {
  readonly seed: number;
  readonly cores: number;
  readonly storageBytes: number;
  readonly load: number;
  /** Shifts the daily curve, so that a fleet does not breathe as one. */
  readonly phaseHours: number;
  /** Bolt connections that the applications keep open to each member. */
  readonly pooledConnections: number;
  readonly databases: readonly DatabaseProfile[];
}

/** The same options and seed give the same profile. */
export function resolveProfile(options: InstanceOptions, simulatorSeed: number): Profile {
  const seed = hash(`${simulatorSeed}/${options.id}`);
  const { cores = 4, storageBytes = 64 * 2 ** 30, load = 0.4, databases = ["neo4j"] } = options;
  const weights = databases.map((_, index) => 1 / (index + 1));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return {
    seed,
    cores,
    storageBytes,
    load,
    phaseHours: 3 * (noise(seed, 1) - 0.5),
    pooledConnections: Math.round(cores * (4 + 4 * noise(seed, 2))),
    databases: databases.map((name, index) =>
      databaseProfile(name, (weights[index] ?? 0) / total, { cores, load, storageBytes, seed: hash(`${seed}/${name}`) }),
    ),
  };
}

interface Machine {
  readonly cores: number;
  readonly load: number;
  readonly storageBytes: number;
  readonly seed: number;
}

function databaseProfile(name: string, share: number, { cores, load, storageBytes, seed }: Machine): DatabaseProfile {
  const storeBytes = Math.round(storageBytes * share * (0.2 + 0.2 * noise(seed, 1)));
  const nodes = Math.round(storeBytes / 900);
  return {
    name,
    share,
    storeBytes,
    nodes,
    queriesPerSecond: 60 * cores * load * share,
    latencyMs: 8 + 24 * noise(seed, 2),
    nodesPerDay: nodes * 0.0005,
    relationships: Math.round(nodes * (2 + 3 * noise(seed, 3))),
    storeBytesPerDay: storeBytes * 0.0005,
  };
}
