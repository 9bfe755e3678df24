import { alert } from "./alert";
import { expectPromql } from "./expect-promql";

describe("performance alerts in PromQL", () => {
  it("checkpoint-slow", () =>
    expectPromql(
      alert("checkpoint-slow"),
      `
    critical > 1800000, warning > 600000, for 30m, keeps firing 15m
    database:neo4j_database_check_point_duration:max{aura_stack="prod"}`,
    ));

  it("checkpoint-stalled", () =>
    expectPromql(
      alert("checkpoint-stalled"),
      `
    warning < 1, for 30m, keeps firing 5m
    sum_over_time(database:neo4j_database_check_point_events:growth{aura_stack="prod"}[1h])
    and on (aura_stack, aura_project, instance_id, database) ((max_over_time(database:neo4j_database_transaction_last_committed_tx_id:max{aura_stack="prod"}[1h]) - min_over_time(database:neo4j_database_transaction_last_committed_tx_id:max{aura_stack="prod"}[1h])) > 100)
    and on (aura_stack, aura_project, instance_id, database) (database:neo4j_database_check_point_events:growth{aura_stack="prod"} offset 1h)`,
    ));

  it("latency-p50-high", () =>
    expectPromql(
      alert("latency-p50-high"),
      `
    warning > 500, info > 100, for 10m, keeps firing 5m
    database:neo4j_db_query_execution_internal_latency_q50:max{aura_stack="prod"}
    and on (aura_stack, aura_project, instance_id, database) (database:neo4j_db_query_execution:growth5m{aura_stack="prod"} > 10)`,
    ));

  it("latency-p99-high", () =>
    expectPromql(
      alert("latency-p99-high"),
      `
    critical > 30000, warning > 10000, for 10m, keeps firing 5m
    database:neo4j_db_query_execution_internal_latency_q99:max{aura_stack="prod"}
    and on (aura_stack, aura_project, instance_id, database) (database:neo4j_db_query_execution:growth5m{aura_stack="prod"} > 10)`,
    ));

  it("latency-regressed", () =>
    expectPromql(
      alert("latency-regressed"),
      `
    warning > 3, for 30m, keeps firing 15m
    (avg_over_time(database:neo4j_db_query_execution_internal_latency_q99:max{aura_stack="prod"}[1h]) > 200) / (last_over_time(database:neo4j_db_query_execution_internal_latency_q99:mean1h_max3h_offset1w{aura_stack="prod"}[2h]) > 0)
    and on (aura_stack, aura_project, instance_id, database) (database:neo4j_db_query_execution:growth5m{aura_stack="prod"} > 10)`,
    ));

  it("latency-tail-heavy", () =>
    expectPromql(
      alert("latency-tail-heavy"),
      `
    info > 10, for 30m, keeps firing 30m
    (database:neo4j_db_query_execution_internal_latency_q99:max{aura_stack="prod"} > 500) / (database:neo4j_db_query_execution_internal_latency_q50:max{aura_stack="prod"} > 0)
    and on (aura_stack, aura_project, instance_id, database) (database:neo4j_db_query_execution:growth5m{aura_stack="prod"} > 100)`,
    ));

  it("replans-high", () =>
    expectPromql(
      alert("replans-high"),
      `
    warning > 0.1, for 30m, keeps firing 15m
    sum_over_time(database:neo4j_database_cypher_replan_events:growth{aura_stack="prod"}[15m]) / (sum_over_time(database:neo4j_db_query_execution_success:growth{aura_stack="prod"}[15m]) > 100)`,
    ));

  it("throughput-stopped", () =>
    expectPromql(
      alert("throughput-stopped"),
      `
    critical < 0.02, warning < 0.1, for 15m, keeps firing 5m
    database:neo4j_db_query_execution:rate5m{aura_stack="prod"} / (last_over_time(database:neo4j_db_query_execution:rate_min3h_offset1w{aura_stack="prod"}[2h]) > 1)
    and on (aura_stack, aura_project, instance_id, database) (database:neo4j_database_transaction_active_read:max{aura_stack="prod"})`,
    ));

  it("throughput-unusual", () =>
    expectPromql(
      alert("throughput-unusual"),
      `
    info > 4, for 30m, keeps firing 30m
    abs((avg_over_time(database:neo4j_db_query_execution:rate5m{aura_stack="prod"}[1h]) - (last_over_time(database:neo4j_db_query_execution:rate_mean1w{aura_stack="prod"}[2h]) > 1)) / (last_over_time(database:neo4j_db_query_execution:rate_stddev1w{aura_stack="prod"}[2h]) > 0))
    and on (aura_stack, aura_project, instance_id, database) (last_over_time(database:neo4j_db_query_execution:rate_count1w{aura_stack="prod"}[2h]) > 100)
    and on (aura_stack, aura_project, instance_id, database) (database:neo4j_database_transaction_active_read:max{aura_stack="prod"})`,
    ));

  it("transactions-pile-up", () =>
    expectPromql(
      alert("transactions-pile-up"),
      `
    critical > 20, warning > 5, for 15m, keeps firing 5m
    (min_over_time(database:neo4j_database_transaction_active:sum{aura_stack="prod"}[15m]) > 20) / (last_over_time(database:neo4j_database_transaction_active:mean1d{aura_stack="prod"}[2h]) > 0)`,
    ));
});
