import { queryLatencyP50, queryLatencyP99 } from "../metrics/queries";
import { above, alertsOf, count, mean, metric, milliseconds, multiple, times, whileAbove } from "../model";
import { queryLatencyP99LastWeek } from "../records/baselines";
import { queriesIn5m } from "../records/shared";

const alert = alertsOf("performance");

const QUERY_LOG =
  "Query log (console › Instance › Logs › Query logs): sort by duration and look for a query that is new, or slower than before.";
const PLANS =
  "`EXPLAIN` the slow queries, then `PROFILE` with care (it runs them); look for `AllNodesScan`, `NodeByLabelScan`, `CartesianProduct` and `Eager`.";
const WAITING =
  "Cypher, running or waiting: `SHOW TRANSACTIONS YIELD transactionId, elapsedTime, cpuTime, waitTime, activeLockCount, currentQuery RETURN * ORDER BY elapsedTime DESC LIMIT 10` (one server at a time).";
const OWNER =
  "The team that owns the slow query. Neo4j support when simple queries are slow without load: give the instance id, the time range, and what was changed lately.";

export const latencyP99High = alert("latency-p99-high", {
  title: "The slowest queries take very long",
  when: above(metric(queryLatencyP99), { warning: milliseconds(10_000), critical: milliseconds(30_000) }),
  guards: [whileAbove(queriesIn5m, count(10))],
  holds: "10m",
  keepFiring: "5m",
  summary: "The slowest queries against {{database}} on {{instance}} take very long.",
  description: "One query in a hundred against {{database}} on {{instance}} takes longer than {{value}} (threshold {{threshold}}).",
  runbook: {
    meaning:
      "Some users wait long enough to give up. Slow queries hold heap and locks, so they slow others down and can end in out-of-memory errors.",
    investigate: [
      QUERY_LOG,
      "PromQL, only the tail or everything: `database:neo4j_db_query_execution_internal_latency_q99:max` beside `database:neo4j_db_query_execution_internal_latency_q50:max`. Both high: the whole instance is slow, see cpu-saturated and page-cache-misses.",
      WAITING,
      PLANS,
    ],
    fix: [
      'Terminate a runaway: `TERMINATE TRANSACTIONS "<transactionId>"`.',
      "Add the missing index; bound the query with `LIMIT` and fewer hops.",
      "Move analytics to another time, or to a secondary (reads only).",
    ],
    escalate: OWNER,
  },
  source:
    "10 s and 30 s: field report of one production user; Neo4j publishes no p99 threshold. The minimum of 10 queries: judgement of this package.",
});

export const latencyP50High = alert("latency-p50-high", {
  title: "The usual query is slow",
  when: above(metric(queryLatencyP50), { info: milliseconds(100), warning: milliseconds(500) }),
  guards: [whileAbove(queriesIn5m, count(10))],
  holds: "10m",
  keepFiring: "5m",
  summary: "The usual query against {{database}} on {{instance}} is slow.",
  description: "Half of the queries against {{database}} on {{instance}} take longer than {{value}} (threshold {{threshold}}).",
  runbook: {
    meaning:
      "Everybody waits, not only those with an unusual query. All percentiles high together point to the instance, not to one query. Where long queries are the purpose (analytics), give the instance its own threshold.",
    investigate: [
      "PromQL, is something exhausted: `instance:neo4j_aura_cpu_utilization:ratio`, `instance:neo4j_dbms_vm_gc_time:ratio_rate5m`, `instance:neo4j_dbms_page_cache_hit_ratio_per_minute:avg`.",
      "PromQL, more load or more cost per query: `database:neo4j_db_query_execution:rate5m`.",
      QUERY_LOG,
      PLANS,
    ],
    fix: [
      "Resource exhausted: follow its own runbook (cpu-saturated, gc-share-high, page-cache-misses).",
      "Add the missing index; use parameters instead of literals, so that plans are reused.",
      "Reads are the bottleneck: add secondaries. Writes are: resize the instance.",
    ],
    escalate: OWNER,
  },
  source:
    "Info: GraphAcademy course aura-administration, lesson 5/2 (p50 below 100 ms is typical). Warning (500 ms): field report of one production user; it pages nobody, because long queries are the purpose of some instances. The minimum of 10 queries: judgement of this package.",
});

export const latencyTailHeavy = alert("latency-tail-heavy", {
  title: "A few queries are far slower than the rest",
  when: above(multiple(queryLatencyP99, queryLatencyP50), { info: times(10) }),
  guards: [whileAbove(metric(queryLatencyP99), milliseconds(500)), whileAbove(queriesIn5m, count(100))],
  holds: "30m",
  keepFiring: "30m",
  pack: "full",
  summary: "A few queries against {{database}} on {{instance}} are far slower than the rest.",
  description:
    "The slowest percent of the queries against {{database}} on {{instance}} takes {{value}} as long as the usual query (threshold {{threshold}}).",
  runbook: {
    meaning:
      "The instance is fast enough; single queries are not. A larger instance would cost more and change little: optimise those queries.",
    investigate: [QUERY_LOG, PLANS, WAITING],
    fix: [
      "Add the index that the slow query lacks; put the most selective pattern first.",
      "Waiting on locks: shorten write transactions and touch nodes in the same order in all writers.",
      "Split reports and exports from the traffic of users.",
    ],
    escalate: "The team that owns the slow queries, in its next planning.",
  },
  source:
    "GraphAcademy course aura-administration, lesson 5/2 (p99 more than 10 times p50: optimise queries, do not scale). Guards: judgement of this package.",
});

export const latencyRegressed = alert("latency-regressed", {
  title: "Queries are slower than last week",
  when: above(multiple(mean(queryLatencyP99, "1h"), queryLatencyP99LastWeek), { warning: times(3) }),
  guards: [whileAbove(mean(queryLatencyP99, "1h"), milliseconds(200)), whileAbove(queriesIn5m, count(10))],
  holds: "30m",
  keepFiring: "15m",
  summary: "Queries against {{database}} on {{instance}} are much slower than a week ago.",
  description:
    "The slowest queries against {{database}} on {{instance}} have been taking {{value}} as long as at this time of last week (threshold {{threshold}}).",
  runbook: {
    meaning: "Something changed within a week: a release, a dropped index, a plan, or the amount of data. It will not go away by itself.",
    investigate: [
      "PromQL, since when: `database:neo4j_db_query_execution_internal_latency_q99:mean1h` over two weeks; compare the step with releases.",
      "PromQL, more data: `database:neo4j_database_count_node:max1h` and `database:neo4j_database_count_relationship:max1h` over two weeks.",
      "Cypher, were indexes dropped, or do they fail: `SHOW INDEXES YIELD name, state, populationPercent, type, labelsOrTypes, properties`.",
      QUERY_LOG,
    ],
    fix: [
      "Roll back the release that began it.",
      "Create the missing index again; wait until its state is ONLINE.",
      "Grown data: bound the query (`LIMIT`, fewer hops), then think about size.",
    ],
    escalate: OWNER,
  },
  source: "Judgement of this package (three times last week's hours around this time, and above 200 ms).",
});
