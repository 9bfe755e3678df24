import { gauge } from "../model";

export const raftIsLeader = gauge("neo4j_cluster_raft_is_leader", {
  unit: "boolean",
  aggregation: "MAX",
  scope: "cluster",
  granularity: "comprehensive",
  help: "1 where a member of this zone and mode leads the cluster, else 0; the sum over the members should be 1.",
});
