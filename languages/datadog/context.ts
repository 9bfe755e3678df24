import type { Level, Recorded } from "../../catalog/model";

/** What a query must know about the stack that it is written for. */
export interface DatadogContext {
  /** Identity of the stack: a tag in every scope. */
  readonly stack: string;
  /** Seconds between two runs of the check. */
  readonly interval: number;
  /** What narrows a scope beside the stack, as `instance_id IN (6b0c65e8)`. @default nothing */
  readonly filters?: readonly string[];
  /** Connections that the instances in the scope allow. @default nobody knows */
  readonly boltConnectionLimit?: number;
  /** One point for each run of the check, or one an hour: what looks back a day or longer. @default "interval" */
  readonly grain?: "interval" | "hour";
  /** How the points of an hour become one. @default "avg" */
  readonly rollup?: Rollup;
  /** The coarser level that all series are folded to. @default the signal's own */
  readonly folded?: { readonly level: Level; readonly fold: "sum" | "max" | "min" };
}

/** What Datadog can make of the points of a span of time. */
export type Rollup = "avg" | "max" | "min" | "sum";

/** The tags that one series of a level is told apart by; the stack is in every scope already. */
export const GROUPS: Readonly<Record<Level, readonly string[]>> = {
  stack: [],
  project: ["aura_project"],
  endpoint: ["aura_project", "aura_endpoint"],
  instance: ["aura_project", "instance_id"],
  database: ["aura_project", "instance_id", "database"],
  member: ["aura_project", "instance_id", "availability_zone", "instance_mode"],
  databaseMember: ["aura_project", "instance_id", "database", "availability_zone", "instance_mode"],
  server: [],
};

/** `{aura_stack:prod AND instance_id IN (6b0c65e8)}`; with commas where all are plain, as what a reader chooses on a dashboard. */
export const scopeOf = ({ stack, filters = [] }: DatadogContext): string =>
  `{${[`aura_stack:${stack}`, ...filters].join(filters.some((it) => it.includes(" ")) ? " AND " : ",")}}`;

/** ` by {aura_project,instance_id}`; nothing for a whole stack. */
export const groupedBy = (level: Level): string => (GROUPS[level].length === 0 ? "" : ` by {${GROUPS[level].join(",")}}`);

/** Whether a signal is recorded once an hour. */
export const isHourly = ({ rhythm }: Recorded): boolean => rhythm === "hourly";

/** An hour in seconds. */
export const HOUR = 3_600;
/** A window of a day or longer is looked at hour by hour. */
export const DAY = 86_400;
