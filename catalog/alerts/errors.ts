import { outOfMemoryErrors } from "../metrics/memory";
import { above, alertsOf, count, growth, percent, whileAbove } from "../model";
import { queriesIn5m, queryFailureRatio, rollbackRatio, transactionsIn5m } from "../records/shared";

const alert = alertsOf("errors");

const FIND_THE_QUERY =
  "Query log (console › Instance › Logs › Query logs): filter by status failed and by GQL status 25N16, 51N36 or 51N73, which stand for memory limits.";

export const outOfMemory = alert("out-of-memory", {
  title: "Out of memory",
  when: above(growth(outOfMemoryErrors, "15m"), { critical: count(0) }),
  holds: "0s",
  keepFiring: "5m",
  summary: "{{instance}} ran out of memory.",
  description: "Out-of-memory errors on {{instance}} in 15 minutes: {{value}}; none are expected.",
  runbook: {
    meaning:
      "A query or a member was killed for lack of memory. A member that restarts drops its connections and its caches; the counter is not lost by that restart.",
    investigate: [
      FIND_THE_QUERY,
      "PromQL, what came before: `instance:neo4j_dbms_vm_heap_used_ratio:max` and `database:neo4j_database_transaction_active:sum` in the hour before.",
      "At regular times: look for a batch job. At random times: the instance is too small.",
    ],
    fix: [
      "Split the batch: `CALL { … } IN TRANSACTIONS OF 1000 ROWS`.",
      "Bound the query: `LIMIT`, fewer hops, no unbounded `collect()`.",
      "Resize the instance when no single query is the cause.",
    ],
    escalate:
      "The team that owns the query. Neo4j support when it happens without load: give the instance id, the times, and the GQL status codes.",
  },
  source: "GraphAcademy course aura-administration, lesson 3/7-oom (0 expected, any above 0 is critical).",
});

export const outOfMemoryRepeated = alert("out-of-memory-repeated", {
  title: "Out of memory again and again",
  when: above(growth(outOfMemoryErrors, "1h"), { emergency: count(2) }),
  holds: "0s",
  keepFiring: "10m",
  summary: "{{instance}} runs out of memory again and again.",
  description: "Out-of-memory errors on {{instance}} in an hour: {{value}} (threshold {{threshold}}).",
  runbook: {
    meaning: "Members go down faster than they recover. Clients see refused connections and lost transactions.",
    investigate: [
      FIND_THE_QUERY,
      "Cypher: `SHOW TRANSACTIONS YIELD transactionId, elapsedTime, estimatedUsedHeapMemory, currentQuery RETURN * ORDER BY estimatedUsedHeapMemory DESC LIMIT 10`.",
    ],
    fix: [
      "Stop the client or job that sends the query.",
      "Resize the instance now, and find the query afterwards.",
      "Last resort: pause and resume the instance (2-5 minutes of outage).",
    ],
    escalate: "Neo4j support at once, beside your own database owner: give the instance id and the times.",
  },
  source:
    "Any error is critical (GraphAcademy course aura-administration, lesson 3/7-oom); three in an hour is a loop; judgement of this package.",
});

export const queryFailures = alert("query-failures", {
  title: "Queries fail",
  when: above(queryFailureRatio, { warning: percent(1), critical: percent(10) }),
  guards: [whileAbove(queriesIn5m, count(100))],
  holds: "5m",
  keepFiring: "5m",
  summary: "Queries against {{database}} on {{instance}} fail.",
  description: "{{value}} of the queries against {{database}} on {{instance}} fail (threshold {{threshold}}).",
  runbook: {
    meaning:
      "Applications get errors instead of answers. A few syntax errors are normal in development, a share of one percent in production is not.",
    investigate: [
      "Query log: filter by status failed, group by GQL status and by application.",
      "Have constraints, privileges or the application been changed?",
      "PromQL: `database:neo4j_db_query_execution_failure:ratio5m` beside `database:neo4j_db_query_execution:rate5m`.",
    ],
    fix: [
      "Roll back the release that began it.",
      "Transient errors (deadlock, leader switch): let the driver retry with `executeRead` / `executeWrite`.",
      "Memory limit errors: see the runbook of out-of-memory.",
    ],
    escalate: "The application's team. Neo4j support when the errors are internal ones (GQL status 50N…).",
  },
  source:
    "Warning: GraphAcademy course aura-administration, lesson 5/2 (below 1 % of all queries). Critical and the minimum of 100 queries: judgement of this package.",
});

export const rollbacksHigh = alert("rollbacks-high", {
  title: "Transactions are rolled back",
  when: above(rollbackRatio, { warning: percent(5) }),
  guards: [whileAbove(transactionsIn5m, count(100))],
  holds: "5m",
  keepFiring: "5m",
  summary: "Many transactions on {{database}} of {{instance}} are rolled back.",
  description: "{{value}} of the transactions on {{database}} of {{instance}} end in a rollback (threshold {{threshold}}).",
  runbook: {
    meaning: "Work is done and thrown away. Mostly conflicts between writers, failed constraints, or clients that give up.",
    investigate: [
      "Query log: look for deadlocks (`Neo.TransientError.Transaction.DeadlockDetected`), constraint violations, and timeouts.",
      "Cypher: `SHOW TRANSACTIONS YIELD transactionId, status, currentQuery, activeLockCount RETURN *`.",
    ],
    fix: [
      "Touch nodes in the same order in all writers; keep write transactions short.",
      "Use `MERGE` with a uniqueness constraint instead of check-then-create.",
      "Raise client timeouts when clients abandon work that would have finished.",
    ],
    escalate: "The team that owns the writing client.",
  },
  source:
    "GraphAcademy course aura-administration, lesson 5/3 (above 5 % investigate). Both counters are those of the busiest member, so the share is an estimate.",
});
