import type { Severity } from "../../catalog/model";

/** One Datadog monitor, before it is a resource. */
export interface MonitorDocument {
  /** Permanent: part of the name of its resource. */
  readonly id: string;
  readonly alert: string;
  readonly severity: Severity;
  /** `notifies`: people are told. `part`: only a composite reads it. `extra`: beside the alerts of the catalog, with Datadog's own algorithms. */
  readonly role: "notifies" | "part" | "extra";
  readonly name: string;
  readonly type: "query alert" | "service check" | "composite";
  /** In a composite, `{id}` stands for the monitor of that id. */
  readonly query: string;
  readonly thresholds: MonitorThresholds;
  readonly message: string;
  readonly escalationMessage?: string;
  /** 1 is the most urgent, 5 the least. */
  readonly priority: number;
  readonly tags: readonly string[];
  /** Seconds in which a new group is not judged. */
  readonly newGroupDelay?: number;
  /** Seconds that it waits for late points. */
  readonly evaluationDelay?: number;
  /** What becomes of a query without any data: `default` is zero where the query has `default_zero`. @default it stays as it was */
  readonly onMissingData?: "default";
  /** Days on which it is looked at. @default all the time */
  readonly schedule?: Schedule;
  /** Minutes without data after which people are told. @default never */
  readonly noDataTimeframe?: number;
  /** Minutes after which people are told again. @default never */
  readonly renotifyInterval?: number;
  /** For how long the algorithm of an extra looks; `last_15m`. */
  readonly triggerWindow?: string;
}

/** When a monitor is looked at, in place of every minute. Datadog cannot take it from a monitor again, so it belongs to the id. */
export interface Schedule {
  /** RFC 5545, without times and durations; a day or longer. */
  readonly rrule: string;
  /** `YYYY-MM-DDThh:mm:ss` in the zone. */
  readonly start: string;
  readonly timeZone: string;
}

/** Numbers of a monitor. The one in its query equals `critical`. */
export interface MonitorThresholds {
  readonly critical?: number;
  /** Where an alert ends; between it and `critical` it goes on. */
  readonly criticalRecovery?: number;
  /** Good runs of a service check after which it ends. */
  readonly ok?: number;
}

/** A time in which Datadog tells nobody. */
export interface DowntimeDocument {
  /** Permanent. */
  readonly id: string;
  readonly scope: string;
  readonly start: string;
  readonly end: string;
  readonly timeZone: string;
  readonly message: string;
}

/** A dashboard as Datadog's API reads it. */
export interface DashboardDocument {
  readonly id: string;
  readonly json: string;
}
