import { gauge } from "../model";

export const cpuUsage = gauge("neo4j_aura_cpu_usage", {
  unit: "cores",
  aggregation: "MAX",
  scope: "instance",
  help: "CPU cores in use on the busiest member of the instance.",
});

export const cpuLimit = gauge("neo4j_aura_cpu_limit", {
  unit: "cores",
  aggregation: "MAX",
  scope: "instance",
  help: "CPU cores assigned to each member of the instance.",
});
