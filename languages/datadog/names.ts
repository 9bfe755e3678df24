import type { Metric } from "../../catalog/model";

/** What the names of all metrics begin with in Datadog. */
export const NAMESPACE = "neo4j";

/** Aura's prefix, which the namespace replaces. */
export const RAW_PREFIX = "neo4j_";

/** Name of the service check that tells whether the endpoint was read. */
export const HEALTH_CHECK = `${NAMESPACE}.openmetrics.health`;

/**
 * What a check says of itself after every run, also after one that failed: how many series it submitted, and how many it may at most. They are
 * the Agent's own, so no namespace stands before them.
 */
export const RUN = { submitted: "datadog.agent.metrics.contexts.total", allowed: "datadog.agent.metrics.contexts.limit" } as const;

/** The name that the check knows a metric family by: without Aura's prefix, and a counter without its suffix. */
export const familyName = ({ name, kind }: Metric): string => {
  const trimmed = name.slice(RAW_PREFIX.length);
  return kind === "counter" ? trimmed.replace(/_total$/, "") : trimmed;
};

/**
 * The name under which the check submits a metric. Counters are submitted as they are, as gauges: as counts, the Agent would take the whole
 * value of a member that restarted, or that was just created, for new growth.
 */
export const submittedName = (metric: Metric): string => (metric.kind === "counter" ? `${familyName(metric)}.total` : familyName(metric));

/** The name of a metric in Datadog: `neo4j.aura_cpu_usage`. */
export const datadogName = (metric: Metric): string => `${NAMESPACE}.${submittedName(metric)}`;
