import assert from "node:assert/strict";

import { catalog } from "../catalog";
import { alertName, PACKS, severitiesOf, walk } from "../catalog/model";

/**
 * The reference page of the Customer Metrics Integration, copied by hand and kept apart from the catalog: name, type, aggregation, scope,
 * unit (what is counted, whatever it is, is a `count`) and the smallest granularity that has it.
 * https://neo4j.com/docs/aura/metrics/metrics-integration/reference
 */
const REFERENCE = `
neo4j_aura_cpu_usage gauge MAX instance cores summary
neo4j_aura_cpu_limit gauge MAX instance cores summary
neo4j_aura_storage_limit gauge MAX instance bytes summary
neo4j_aura_out_of_memory_errors_total counter SUM instance count summary
neo4j_dbms_vm_heap_used_ratio gauge MAX instance ratio summary
neo4j_dbms_page_cache_hit_ratio_per_minute gauge AVG instance ratio summary
neo4j_dbms_page_cache_usage_ratio gauge MIN instance ratio summary
neo4j_dbms_page_cache_evictions_total counter MAX instance count summary
neo4j_dbms_bolt_connections_running gauge MAX instance count summary
neo4j_dbms_bolt_connections_idle gauge MAX instance count summary
neo4j_dbms_bolt_connections_opened_total counter MAX instance count summary
neo4j_dbms_bolt_connections_closed_total counter MAX instance count summary
neo4j_dbms_vm_gc_time_g1_young_generation_total counter MAX instance milliseconds summary
neo4j_dbms_vm_gc_time_g1_old_generation_total counter MAX instance milliseconds summary
neo4j_database_count_node gauge MAX database count summary
neo4j_database_count_relationship gauge MAX database count summary
neo4j_database_store_size_database gauge MAX database bytes summary
neo4j_database_transaction_active_read gauge MAX database count summary
neo4j_database_transaction_active_write gauge MAX database count summary
neo4j_database_transaction_committed_total counter MAX database count summary
neo4j_database_transaction_rollbacks_total counter MAX database count summary
neo4j_database_transaction_peak_concurrent_total counter MAX database count summary
neo4j_database_transaction_last_committed_tx_id_total counter MAX database transactionId summary
neo4j_database_check_point_events_total counter MAX database count summary
neo4j_database_check_point_total_time_total counter MAX database milliseconds summary
neo4j_database_check_point_duration gauge MAX database milliseconds summary
neo4j_database_cypher_replan_events_total counter MAX database count summary
neo4j_db_query_execution_success_total counter SUM database count summary
neo4j_db_query_execution_failure_total counter SUM database count summary
neo4j_db_query_execution_internal_latency_q50 gauge MAX database milliseconds summary
neo4j_db_query_execution_internal_latency_q75 gauge MAX database milliseconds summary
neo4j_db_query_execution_internal_latency_q99 gauge MAX database milliseconds summary
neo4j_cluster_raft_is_leader gauge MAX cluster boolean comprehensive
`
  .trim()
  .split("\n");

/** Exposition lines that Neo4j's documentation and SDK show, letter for letter. */
const SAMPLES = [
  'neo4j_database_count_node{aggregation="MAX",database="neo4j",instance_id="78e7c3e0"} 778114.000000 1711462853000',
  'neo4j_aura_cpu_usage{aggregation="MAX",instance_id="a59d71ae",availability_zone="eu-west-1a",instance_mode="PRIMARY"} 0.025457 1724245310000',
  'neo4j_aura_cpu_usage{aggregation="MAX",availability_zone="europe-west2-c",instance_mode="PRIMARY",instance_id="c9f0d13a"} 0.023206 1769766720469',
  'neo4j_database_store_size_database{aggregation="MAX",database="neo4j",instance_id="78e7c3e0"} 400301189576.000000 1772341245330',
];

/** Names that circulate in tutorials and that Aura does not serve. */
const INVENTED = [
  "neo4j_db_transaction_active",
  "neo4j_aura_oom_errors_total",
  "neo4j_db_transaction_rollbacks_total",
  "neo4j_db_transaction_commits_total",
  "neo4j_aura_memory_usage",
  "neo4j_aura_memory_limit",
  "neo4j_dbms_bolt_connections_max_count",
  "neo4j_database_store_size_bytes",
];

describe("the metrics of the catalog", () => {
  it("are the 33 that Aura documents, with their types, aggregations, scopes, units and granularities", () => {
    const ours = catalog.metrics.map(({ name, kind, aggregation, scope, unit, granularity }) =>
      [name, kind, aggregation, scope, unit, granularity].join(" "),
    );
    assert.deepEqual([...ours].sort(), [...REFERENCE].sort());
  });

  for (const sample of SAMPLES) {
    it(`agree with the documented sample ${sample.slice(0, 60)}…`, () => {
      const [, name, labels] = /^(\w+)\{(.*)\}/.exec(sample)!;
      const metric = catalog.metrics.find((it) => it.name === name)!;
      assert.ok(labels!.includes(`aggregation="${metric.aggregation}"`));
      assert.equal(labels!.includes("database="), metric.scope === "database");
    });
  }

  it("hold none of the names that circulate and do not exist", () =>
    assert.deepEqual(
      catalog.metrics.filter(({ name }) => INVENTED.includes(name)),
      [],
    ));

  it("are counters exactly where their names end in _total", () =>
    assert.deepEqual(
      catalog.metrics.filter(({ name, kind }) => name.endsWith("_total") !== (kind === "counter")),
      [],
    ));

  it("say in one sentence what they mean", () => {
    for (const { name, help } of catalog.metrics) assert.match(help, /^[A-Z0-9].{15,160}\.$/, name);
  });
});

describe("the alerts of the catalog", () => {
  it("are at least thirty-five, and no two share an id or a name", () => {
    assert.ok(catalog.alerts.length >= 35);
    assert.equal(new Set(catalog.alerts.map(({ id }) => alertName(id))).size, catalog.alerts.length);
  });

  for (const alert of catalog.alerts) {
    it(`${alert.id} tells a responder what it is, what to do, and whence its thresholds come`, () => {
      assert.match(alert.id, /^[a-z0-9]+(-[a-z0-9]+)*$/);
      assert.ok(severitiesOf(alert.when.levels).length > 0);
      assert.doesNotMatch(alert.summary, /\{\{(value|threshold)\}\}/, "a summary has no value");
      for (const text of [alert.summary, alert.description, alert.runbook.meaning, alert.runbook.escalate, alert.source])
        assert.match(text, /[.)]$/);
      assert.ok(alert.runbook.investigate.length > 0);
      assert.ok(alert.runbook.fix.length > 0);
      assert.ok(PACKS.includes(alert.pack));
    });

    it(`${alert.id} has worse levels for worse severities`, () => {
      const values = severitiesOf(alert.when.levels).map((it) => alert.when.levels[it]!.value);
      const sorted = [...values].sort((a, b) => (alert.when.kind === "above" ? b - a : a - b));
      assert.deepEqual(values, sorted);
    });
  }

  it("look back further than a day only through hourly records", () => {
    for (const { id, when, guards } of catalog.alerts) {
      for (const signal of [when.signal, ...guards.map((it) => it.signal)].flatMap(walk)) {
        if (signal.kind !== "over" && signal.kind !== "quantile" && signal.kind !== "forecast") continue;
        const long = /^(\d+)([dw])$/.exec(signal.window) !== null;
        assert.ok(
          !long || (signal.of.kind === "recorded" && signal.of.rhythm === "hourly"),
          `${id} looks back ${signal.window} at ${signal.of.kind}`,
        );
      }
    }
  });
});
