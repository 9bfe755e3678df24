import { counter, gauge } from "../model";

export const checkpointEvents = counter("neo4j_database_check_point_events_total", {
  unit: "count",
  aggregation: "MAX",
  scope: "database",
  help: "Checkpoints that were executed.",
});

export const checkpointTime = counter("neo4j_database_check_point_total_time_total", {
  unit: "milliseconds",
  aggregation: "MAX",
  scope: "database",
  help: "Total time spent in checkpoints.",
});

export const checkpointDuration = gauge("neo4j_database_check_point_duration", {
  unit: "milliseconds",
  aggregation: "MAX",
  scope: "database",
  pace: "slow",
  help: "How long the last checkpoint took.",
});
