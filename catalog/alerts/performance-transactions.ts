import { checkpointDuration, checkpointEvents } from "../metrics/checkpoints";
import { lastCommittedTransactionId } from "../metrics/transactions";
import {
  above,
  ago,
  alertsOf,
  below,
  count,
  difference,
  growth,
  highest,
  lowest,
  metric,
  minutes,
  multiple,
  step,
  times,
  transactions,
  whileAbove,
  whileExists,
} from "../model";
import { transactionsActiveUsual } from "../records/baselines";
import { transactionsActive } from "../records/shared";

const alert = alertsOf("performance");

/** Transactions that wrote something. Reads commit too, but need no checkpoint; the id moves only with writes. */
const writesIn1h = difference(highest(lastCommittedTransactionId, "1h"), lowest(lastCommittedTransactionId, "1h"));

export const transactionsPileUp = alert("transactions-pile-up", {
  title: "Transactions pile up",
  when: above(multiple(lowest(transactionsActive, "15m"), transactionsActiveUsual), {
    warning: times(5),
    critical: times(20),
  }),
  guards: [whileAbove(lowest(transactionsActive, "15m"), count(20))],
  holds: "15m",
  keepFiring: "5m",
  summary: "Open transactions pile up on {{database}} of {{instance}}.",
  description:
    "{{database}} on {{instance}} has had at least {{value}} as many open transactions as on average over the last day (threshold {{threshold}}), and their number does not come back down.",
  runbook: {
    meaning:
      "Transactions are opened faster than they end: they wait for a lock, for CPU, or for a client that never closes them. Heap and connections run out next.",
    investigate: [
      "Cypher, who waits and who holds: `SHOW TRANSACTIONS YIELD transactionId, username, status, elapsedTime, waitTime, idleTime, activeLockCount, currentQuery RETURN * ORDER BY elapsedTime DESC LIMIT 20`. READ access mode shows a secondary, WRITE the leader.",
      "The oldest one with locks is the first suspect. Filter by age with `WHERE elapsedTime.minutes > 30`; comparing with a duration matches nothing.",
      "PromQL, reads or writes: `database:neo4j_database_transaction_active_read:max`, `database:neo4j_database_transaction_active_write:max`.",
      "PromQL, do any still end: `sum_over_time(database:neo4j_database_transaction_committed:growth[5m])`.",
    ],
    fix: [
      'Terminate the one that blocks the others: `TERMINATE TRANSACTIONS "<transactionId>"`.',
      "Long idleTime: the client leaks transactions; restart it and close sessions in `finally`.",
      "Split large writes: `CALL { … } IN TRANSACTIONS OF 1000 ROWS`. Secondaries do not relieve a pile-up of writes.",
      "Last resort: pause and resume the instance (2-5 minutes of outage).",
    ],
    escalate: "The team that owns the blocking client. Neo4j support when terminated transactions do not go away.",
  },
  source:
    "Pattern: GraphAcademy course aura-administration, lesson 5/3 (growing and not returning to the baseline). Numbers: judgement of this package.",
});

export const checkpointSlow = alert("checkpoint-slow", {
  title: "Checkpoints take long",
  when: above(metric(checkpointDuration), { warning: minutes(10), critical: minutes(30) }),
  holds: "30m",
  keepFiring: "15m",
  summary: "Checkpoints of {{database}} on {{instance}} take very long.",
  description:
    "The last checkpoint of {{database}} on {{instance}} took {{value}} (threshold {{threshold}}), and the one before it was no better.",
  runbook: {
    meaning:
      "A checkpoint writes changed pages to disk. Slow ones compete with queries for the disk, transaction logs pile up, and a restart takes longer to recover.",
    investigate: [
      "PromQL, share of time spent in checkpoints: `sum_over_time(database:neo4j_database_check_point_total_time:growth[1h]) / 3600000`.",
      "PromQL, does it follow the writes: `sum_over_time(database:neo4j_database_transaction_committed:growth[1h])`.",
      "Look for bulk loads and deletions in the query log at that time.",
    ],
    fix: ["Spread bulk writes: smaller batches, pauses, off-peak hours.", "Resize the instance when ordinary traffic causes it."],
    escalate:
      "Neo4j support when checkpoints stay above 30 minutes without a bulk load: give the instance id, the times and the write rate.",
  },
  source:
    "Warning: GraphAcademy course aura-administration, lesson 5/7 (above 10 min consistently). Critical: CMI reference page and operations manual (above 30 min).",
});

export const checkpointStalled = alert("checkpoint-stalled", {
  title: "Checkpoints have stopped",
  when: below(growth(checkpointEvents, "1h"), { warning: count(1) }),
  guards: [whileAbove(writesIn1h, transactions(100)), whileExists(ago(step(checkpointEvents), "1h"))],
  holds: "30m",
  keepFiring: "5m",
  summary: "{{database}} on {{instance}} is written to, but makes no checkpoints.",
  description:
    "There were {{value}} checkpoints of {{database}} on {{instance}} in an hour (at least {{threshold}} is expected) although data was written; the usual cadence is 15 minutes.",
  runbook: {
    meaning:
      "Transaction logs grow until a checkpoint lets them be pruned. They fill the disk without showing in the store size, and recovery after a restart takes as long as the logs are.",
    investigate: [
      "PromQL, one very long checkpoint or none at all: `database:neo4j_database_check_point_duration:max`, and when the last one ended: `database:neo4j_database_check_point_events:growth > 0` over a day.",
      "PromQL, is the disk nearly full: `instance:neo4j_aura_storage_utilization:ratio` (transaction logs come on top).",
      "Was the instance resized or resumed within the hour? Then wait one cadence.",
    ],
    fix: [
      "Stop bulk writes until a checkpoint has gone through.",
      "Make room on the disk (resize) when it is nearly full: a checkpoint needs space too.",
    ],
    escalate:
      "Neo4j support, within the day: members of Aura are not in your hands. Give the instance id, the database and the time of the last checkpoint.",
  },
  source:
    "CMI reference page and operations manual (a checkpoint every 15 min or 100 000 transactions). One hour is four of them; judgement of this package.",
});
