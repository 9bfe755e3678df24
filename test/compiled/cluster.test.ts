import { alert } from "./alert";
import { expectPromql } from "./expect-promql";

describe("cluster alerts in PromQL", () => {
  it("member-stuck", () =>
    expectPromql(
      alert("member-stuck"),
      `
    critical < 1, for 10m, keeps firing 5m
    max by (aura_stack, aura_project, instance_id, database, availability_zone, instance_mode) (max_over_time(neo4j_database_transaction_last_committed_tx_id_total{aura_stack="prod"}[15m]) - min_over_time(neo4j_database_transaction_last_committed_tx_id_total{aura_stack="prod"}[15m]))
    and on (aura_stack, aura_project, instance_id, database) ((max by (aura_stack, aura_project, instance_id, database) (max by (aura_stack, aura_project, instance_id, database, availability_zone, instance_mode) (max_over_time(neo4j_database_transaction_last_committed_tx_id_total{aura_stack="prod"}[15m]) - min_over_time(neo4j_database_transaction_last_committed_tx_id_total{aura_stack="prod"}[15m])))) > 100)`,
    ));

  it("no-leader", () =>
    expectPromql(
      alert("no-leader"),
      `
    critical < 0.5, for 1m, keeps firing 2m
    sum by (aura_stack, aura_project, instance_id, database) (max by (aura_stack, aura_project, instance_id, database, availability_zone, instance_mode) (last_over_time(neo4j_cluster_raft_is_leader{aura_stack="prod"}[150s])))`,
    ));

  it("replication-lag", () =>
    expectPromql(
      alert("replication-lag"),
      `
    critical > 10000, warning > 1000, for 5m, keeps firing 5m
    max by (aura_stack, aura_project, instance_id, database) (max by (aura_stack, aura_project, instance_id, database, availability_zone, instance_mode) (last_over_time(neo4j_database_transaction_last_committed_tx_id_total{aura_stack="prod"}[150s]))) - min by (aura_stack, aura_project, instance_id, database) (max by (aura_stack, aura_project, instance_id, database, availability_zone, instance_mode) (last_over_time(neo4j_database_transaction_last_committed_tx_id_total{aura_stack="prod"}[150s])))`,
    ));

  it("several-leaders", () =>
    expectPromql(
      alert("several-leaders"),
      `
    critical > 1.5, for 5m, keeps firing 5m
    sum by (aura_stack, aura_project, instance_id, database) (max by (aura_stack, aura_project, instance_id, database, availability_zone, instance_mode) (last_over_time(neo4j_cluster_raft_is_leader{aura_stack="prod"}[150s])))`,
    ));
});
