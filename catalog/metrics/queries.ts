import { counter, gauge } from "../model";

export const cypherReplans = counter("neo4j_database_cypher_replan_events_total", {
  unit: "count",
  aggregation: "MAX",
  scope: "database",
  help: "Times that a Cypher query was planned again.",
});

export const queriesSucceeded = counter("neo4j_db_query_execution_success_total", {
  unit: "count",
  aggregation: "SUM",
  scope: "database",
  help: "Queries that succeeded, all members together.",
});

export const queriesFailed = counter("neo4j_db_query_execution_failure_total", {
  unit: "count",
  aggregation: "SUM",
  scope: "database",
  help: "Queries that failed, all members together.",
});

export const queryLatencyP50 = gauge("neo4j_db_query_execution_internal_latency_q50", {
  unit: "milliseconds",
  aggregation: "MAX",
  scope: "database",
  nanWhenIdle: true,
  help: "Median query latency on the slowest member.",
});

export const queryLatencyP75 = gauge("neo4j_db_query_execution_internal_latency_q75", {
  unit: "milliseconds",
  aggregation: "MAX",
  scope: "database",
  nanWhenIdle: true,
  help: "75th percentile of query latency on the slowest member.",
});

export const queryLatencyP99 = gauge("neo4j_db_query_execution_internal_latency_q99", {
  unit: "milliseconds",
  aggregation: "MAX",
  scope: "database",
  nanWhenIdle: true,
  help: "99th percentile of query latency on the slowest member.",
});
