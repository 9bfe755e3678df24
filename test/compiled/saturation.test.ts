import { alert } from "./alert";
import { expectPromql } from "./expect-promql";

describe("saturation alerts in PromQL", () => {
  it("connection-churn", () =>
    expectPromql(
      alert("connection-churn"),
      `
    warning > 10, for 15m, keeps firing 10m
    sum_over_time(instance:neo4j_dbms_bolt_connections_opened:growth{aura_stack="prod"}[5m]) / 300
    and on (aura_stack, aura_project, instance_id) ((sum_over_time(instance:neo4j_dbms_bolt_connections_closed:growth{aura_stack="prod"}[5m]) / 300) > 5)
    and on (aura_stack, aura_project, instance_id) (instance:neo4j_dbms_bolt_connections_idle:max{aura_stack="prod"} < 10)`,
    ));

  it("connection-leak", () =>
    expectPromql(
      alert("connection-leak"),
      `
    warning > 100, for 30m, keeps firing 30m
    sum_over_time(instance:neo4j_dbms_bolt_connections_opened:growth{aura_stack="prod"}[1h]) - sum_over_time(instance:neo4j_dbms_bolt_connections_closed:growth{aura_stack="prod"}[1h])`,
    ));

  it("connections-near-limit", () =>
    expectPromql(
      alert("connections-near-limit"),
      `
    critical > 0.95, warning > 0.8, for 5m, keeps firing 5m
    instance:neo4j_dbms_bolt_connections_open:sum{aura_stack="prod"} / (max by (aura_stack, aura_project, instance_id) (last_over_time(aura_instance_limit{aura_stack="prod",limit="bolt_connections"}[450s])) > 0)`,
    ));

  it("connections-per-core-high", () =>
    expectPromql(
      alert("connections-per-core-high"),
      `
    warning > 15, for 10m, keeps firing 5m
    instance:neo4j_dbms_bolt_connections_running:max{aura_stack="prod"} / (instance:neo4j_aura_cpu_limit:max{aura_stack="prod"} > 0)`,
    ));

  it("cpu-saturated", () =>
    expectPromql(
      alert("cpu-saturated"),
      `
    critical > 0.95, warning > 0.85, for 5m, keeps firing 5m
    instance:neo4j_aura_cpu_utilization:ratio{aura_stack="prod"}`,
    ));

  it("gc-share-high", () =>
    expectPromql(
      alert("gc-share-high"),
      `
    critical > 0.15, warning > 0.05, for 10m, keeps firing 5m
    instance:neo4j_dbms_vm_gc_time:ratio_rate5m{aura_stack="prod"}`,
    ));

  it("heap-high", () =>
    expectPromql(
      alert("heap-high"),
      `
    emergency > 0.95, critical > 0.8, for 15m, keeps firing 5m
    instance:neo4j_dbms_vm_heap_used_ratio:max{aura_stack="prod"}`,
    ));

  it("page-cache-full", () =>
    expectPromql(
      alert("page-cache-full"),
      `
    info > 0.99, for 30m, keeps firing 30m
    instance:neo4j_dbms_page_cache_usage_ratio:min{aura_stack="prod"}
    and on (aura_stack, aura_project, instance_id) ((sum_over_time(instance:neo4j_dbms_page_cache_evictions:growth{aura_stack="prod"}[5m]) / 300) > 10)`,
    ));

  it("page-cache-misses", () =>
    expectPromql(
      alert("page-cache-misses"),
      `
    critical < 0.5, warning < 0.98, for 10m, keeps firing 10m
    instance:neo4j_dbms_page_cache_hit_ratio_per_minute:avg{aura_stack="prod"}
    and on (aura_stack, aura_project, instance_id) ((sum_over_time(instance:neo4j_dbms_page_cache_evictions:growth{aura_stack="prod"}[5m]) / 300) > 1)
    and on (aura_stack, aura_project, instance_id) ((sum by (aura_stack, aura_project, instance_id) (database:neo4j_db_query_execution:rate5m{aura_stack="prod"})) > 0.1)`,
    ));

  it("storage-filling", () =>
    expectPromql(
      alert("storage-filling"),
      `
    emergency > 0.95, critical > 0.8, warning > 0.7, for 15m, keeps firing 15m
    instance:neo4j_aura_storage_utilization:ratio{aura_stack="prod"}`,
    ));
});
