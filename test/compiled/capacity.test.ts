import { alert } from "./alert";
import { expectPromql } from "./expect-promql";

describe("capacity alerts in PromQL", () => {
  it("cpu-oversized", () =>
    expectPromql(
      alert("cpu-oversized"),
      `
    info < 0.1, for 1h, keeps firing 2h
    last_over_time(instance:neo4j_aura_cpu_utilization:ratio_max1w{aura_stack="prod"}[2h])
    and on (aura_stack, aura_project, instance_id) (last_over_time(instance:neo4j_aura_cpu_utilization:ratio_count1w{aura_stack="prod"}[2h]) > 150)
    and on (aura_stack, aura_project, instance_id) (instance:neo4j_aura_cpu_limit:max{aura_stack="prod"} > 1)`,
    ));

  it("instance-idle", () =>
    expectPromql(
      alert("instance-idle"),
      `
    info < 0.001, for 1h, keeps firing 2h
    sum by (aura_stack, aura_project, instance_id) (last_over_time(database:neo4j_db_query_execution:rate_mean1w{aura_stack="prod"}[2h]))
    and on (aura_stack, aura_project, instance_id) ((max by (aura_stack, aura_project, instance_id) (last_over_time(database:neo4j_db_query_execution:rate_count1w{aura_stack="prod"}[2h]))) > 150)
    and on (aura_stack, aura_project, instance_id) (sum by (aura_stack, aura_project, instance_id) (database:neo4j_db_query_execution:rate5m{aura_stack="prod"}))`,
    ));

  it("nodes-growing", () =>
    expectPromql(
      alert("nodes-growing"),
      `
    info > 0.5, for 1h, keeps firing 2h
    ((database:neo4j_database_count_node:max{aura_stack="prod"} > 100000) - last_over_time(database:neo4j_database_count_node:max1h_offset1w{aura_stack="prod"}[2h])) / (last_over_time(database:neo4j_database_count_node:max1h_offset1w{aura_stack="prod"}[2h]) > 0)`,
    ));

  it("relationships-growing", () =>
    expectPromql(
      alert("relationships-growing"),
      `
    info > 0.5, for 1h, keeps firing 2h
    ((database:neo4j_database_count_relationship:max{aura_stack="prod"} > 100000) - last_over_time(database:neo4j_database_count_relationship:max1h_offset1w{aura_stack="prod"}[2h])) / (last_over_time(database:neo4j_database_count_relationship:max1h_offset1w{aura_stack="prod"}[2h]) > 0)`,
    ));

  it("storage-full-in-30-days", () =>
    expectPromql(
      alert("storage-full-in-30-days"),
      `
    warning > 1, for 1h, keeps firing 2h
    last_over_time(instance:neo4j_aura_storage_utilization:ratio_predict30d{aura_stack="prod"}[2h])
    and on (aura_stack, aura_project, instance_id) (last_over_time(instance:neo4j_aura_storage_utilization:ratio_count1w{aura_stack="prod"}[2h]) > 72)
    and on (aura_stack, aura_project, instance_id) (instance:neo4j_aura_storage_utilization:ratio{aura_stack="prod"} > 0.3)`,
    ));

  it("storage-full-in-4-days", () =>
    expectPromql(
      alert("storage-full-in-4-days"),
      `
    critical > 1, for 1h, keeps firing 2h
    last_over_time(instance:neo4j_aura_storage_utilization:ratio_predict4d{aura_stack="prod"}[2h])
    and on (aura_stack, aura_project, instance_id) (last_over_time(instance:neo4j_aura_storage_utilization:ratio_count1d{aura_stack="prod"}[2h]) > 11)
    and on (aura_stack, aura_project, instance_id) (instance:neo4j_aura_storage_utilization:ratio{aura_stack="prod"} > 0.5)`,
    ));

  it("storage-oversized", () =>
    expectPromql(
      alert("storage-oversized"),
      `
    info < 0.1, for 1h, keeps firing 2h
    last_over_time(instance:neo4j_aura_storage_utilization:ratio_max1w{aura_stack="prod"}[2h])
    and on (aura_stack, aura_project, instance_id) (last_over_time(instance:neo4j_aura_storage_utilization:ratio_count1w{aura_stack="prod"}[2h]) > 150)
    and on (aura_stack, aura_project, instance_id) (instance:neo4j_aura_storage_limit:max{aura_stack="prod"} > 32000000000)`,
    ));
});
