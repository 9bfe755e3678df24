/** What scenarios change about one member. Absent means: as on a normal day. Ratios are 0 to 1, times are milliseconds. */
export interface Effects {
  idle?: boolean;
  cpuRatio?: number;
  heapRatio?: number;
  /** Share of the time spent in garbage collection. */
  gcShare?: number;
  hitRatio?: number;
  cacheUsage?: number;
  evictionsPerSecond?: number;
  /** Multiplies the queries. */
  throughputFactor?: number;
  failureRatio?: number;
  rollbackRatio?: number;
  latencyFactor?: number;
  /** Multiplies the 99th percentile on top of `latencyFactor`. */
  tailFactor?: number;
  replansPerSecond?: number;
  leakedConnections?: number;
  churnPerSecond?: number;
  runningConnections?: number;
  extraTransactions?: number;
  checkpointMs?: number;
  checkpointsStalled?: boolean;
  /** Filled share of the disk. */
  storageRatio?: number;
  extraStoreBytes?: number;
  extraNodes?: number;
  /** How many members say that they lead. */
  leaders?: number;
  /** Transactions that a follower is behind. */
  replicationLag?: number;
  stuck?: boolean;
}

/** A normal day. */
export const noEffects: Readonly<Effects> = Object.freeze({});

/** Something that happens to one member at one moment. */
export interface Incident {
  readonly kind: "restart" | "out-of-memory";
  readonly member: number;
  /** Seconds after the scenario began. */
  readonly after: number;
  /** Out-of-memory errors at once. */
  readonly count: number;
}
