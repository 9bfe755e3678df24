import { alert } from "./alert";
import { expectPromql } from "./expect-promql";

describe("errors alerts in PromQL", () => {
  it("out-of-memory", () =>
    expectPromql(
      alert("out-of-memory"),
      `
    critical > 0, for 0s, keeps firing 5m
    sum_over_time(instance:neo4j_aura_out_of_memory_errors:growth{aura_stack="prod"}[15m])`,
    ));

  it("out-of-memory-repeated", () =>
    expectPromql(
      alert("out-of-memory-repeated"),
      `
    emergency > 2, for 0s, keeps firing 10m
    sum_over_time(instance:neo4j_aura_out_of_memory_errors:growth{aura_stack="prod"}[1h])`,
    ));

  it("query-failures", () =>
    expectPromql(
      alert("query-failures"),
      `
    critical > 0.1, warning > 0.01, for 5m, keeps firing 5m
    database:neo4j_db_query_execution_failure:ratio5m{aura_stack="prod"}
    and on (aura_stack, aura_project, instance_id, database) (database:neo4j_db_query_execution:growth5m{aura_stack="prod"} > 100)`,
    ));

  it("rollbacks-high", () =>
    expectPromql(
      alert("rollbacks-high"),
      `
    warning > 0.05, for 5m, keeps firing 5m
    database:neo4j_database_transaction_rollbacks:ratio5m{aura_stack="prod"}
    and on (aura_stack, aura_project, instance_id, database) (database:neo4j_database_transaction_ended:growth5m{aura_stack="prod"} > 100)`,
    ));
});
