import { type Plan, toDuration } from "../../catalog/model";

/** What answers at a data source's address. */
export type DataSourceType = "prometheus" | "mimir" | "cortex" | "thanos";

/** How long browsers keep names of metrics and labels. */
export type CacheLevel = "none" | "low" | "medium" | "high";

/** How requests of Grafana's server are signed. A secret is a reference, as text. */
export type DataSourceAuth =
  { readonly kind: "basic"; readonly username: string; readonly password: string } | { readonly kind: "bearer"; readonly token: string };

/** A Prometheus that Grafana asks. */
export interface DataSourceOptions {
  readonly name: string;
  /** Permanent. */
  readonly uid: string;
  /** As Grafana's server reaches it. */
  readonly url: string;
  /** Whether new panels and Explore begin with it. */
  readonly isDefault: boolean;
  readonly type: DataSourceType;
  readonly cache: CacheLevel;
  /** Header X-Scope-OrgID. */
  readonly tenant?: string;
  readonly auth?: DataSourceAuth;
}

const TYPES: Readonly<Record<DataSourceType, string>> = { prometheus: "Prometheus", mimir: "Mimir", cortex: "Cortex", thanos: "Thanos" };
const LEVELS: Readonly<Record<CacheLevel, string>> = { none: "None", low: "Low", medium: "Medium", high: "High" };

/**
 * What Prometheus' data source must know: the scrape interval, lest `$__interval` asks for moments without data; POST, because queries that name
 * hundreds of instances are longer than an address may be; and that a refresh asks only for what is new.
 */
export const dataSourceSettings = ({ interval }: Plan, { type, cache }: Pick<DataSourceOptions, "type" | "cache">) => ({
  httpMethod: "POST",
  timeInterval: toDuration(interval),
  prometheusType: TYPES[type],
  cacheLevel: LEVELS[cache],
  incrementalQuerying: true,
  incrementalQueryOverlapWindow: "10m",
  disableRecordingRules: false,
});

/** The header by which Mimir knows a tenant. */
export const TENANT = "X-Scope-OrgID";
