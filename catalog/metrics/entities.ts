import { gauge } from "../model";

export const nodeCount = gauge("neo4j_database_count_node", {
  unit: "count",
  aggregation: "MAX",
  scope: "database",
  pace: "slow",
  help: "Nodes in the database.",
});

export const relationshipCount = gauge("neo4j_database_count_relationship", {
  unit: "count",
  aggregation: "MAX",
  scope: "database",
  pace: "slow",
  help: "Relationships in the database.",
});
