import type { Granularity } from "../../catalog/model";

/** What the user behind an API key may do in a project. `PROJECT_VIEWER` sees the management API, but neither metrics nor their address. */
export type Role = "METRICS_READER" | "PROJECT_ADMIN" | "PROJECT_VIEWER";

/** One Aura API key. */
export interface ClientOptions {
  readonly clientId: string;
  readonly clientSecret: string;
  /** @default ["METRICS_READER"] */
  readonly roles?: readonly Role[];
}

/** One Aura instance. */
export interface InstanceOptions {
  /** Eight hexadecimal digits. */
  readonly id: string;
  readonly name: string;
  /** Cores of each member. @default 4 */
  readonly cores?: number;
  /** Disk of the instance in bytes. @default 64 GiB */
  readonly storageBytes?: number;
  /** @default ["neo4j"] */
  readonly databases?: readonly string[];
  /** Primaries. @default 3 */
  readonly members?: number;
  /** Read replicas. @default 0 */
  readonly secondaries?: number;
  /** Members are spread over them in turn. @default three zones of europe-west2 */
  readonly zones?: readonly string[];
  /** Share of the CPU in use at the daily peak, 0 to 1. @default 0.4 */
  readonly load?: number;
  /** Tier as the management API names it. @default "business-critical" */
  readonly type?: string;
}

/** One Aura project ("tenant" in the management API). */
export interface ProjectOptions {
  /** A UUID in Aura; any text without a slash here. */
  readonly id: string;
  /** @default the id */
  readonly name?: string;
  /** @default "summary" */
  readonly granularity?: Granularity;
  readonly clients: readonly ClientOptions[];
  readonly instances: readonly InstanceOptions[];
  /** `false`: the tier has no metrics integration; the management API answers 400 then. @default true */
  readonly metricsIntegration?: boolean;
}

/** What the simulator serves and how it behaves. */
export interface SimulatorOptions {
  readonly projects: readonly ProjectOptions[];
  /** @default 0: any free port */
  readonly port?: number;
  /** Aura: one hour. @default 3600 */
  readonly tokenLifetimeSeconds?: number;
  /** Token requests that one client may make in a minute before it gets 429. Aura does not document a number. @default 60 */
  readonly tokenRequestsPerMinute?: number;
  /** How long Aura answers with the same bytes. @default 30 */
  readonly cacheSeconds?: number;
  /** How old a sample is when it is collected. @default 0 */
  readonly lagSeconds?: number;
  /** How long a removed role still works. Aura: about five minutes. @default 300 */
  readonly roleCacheSeconds?: number;
  /** Milliseconds since the epoch. @default Date.now */
  readonly clock?: () => number;
  /** Same seed, clock and requests: same values. @default 1 */
  readonly seed?: number;
}
