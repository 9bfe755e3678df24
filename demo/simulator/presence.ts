/** What is visible of an instance from outside. */
export interface Presence {
  /** In the management API. */
  listed: boolean;
  /** In the metrics. */
  scraped: boolean;
  /** As the management API words it. */
  status: string;
  /** In the management API; metrics carry no name. */
  name: string;
  /** The samples of the past are served again. */
  frozen: boolean;
  /** Added to timestamps, milliseconds. */
  skewMs: number;
  /** Names of metrics that are not served. */
  readonly missing: Set<string>;
}

/** A healthy instance. */
export const newPresence = (name: string): Presence => ({
  listed: true,
  scraped: true,
  status: "running",
  name,
  frozen: false,
  skewMs: 0,
  missing: new Set(),
});
