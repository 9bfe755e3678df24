import { counter, gauge } from "../model";

export const transactionsActiveRead = gauge("neo4j_database_transaction_active_read", {
  unit: "count",
  aggregation: "MAX",
  scope: "database",
  help: "Read transactions that are open now.",
});

export const transactionsActiveWrite = gauge("neo4j_database_transaction_active_write", {
  unit: "count",
  aggregation: "MAX",
  scope: "database",
  help: "Write transactions that are open now.",
});

export const transactionsCommitted = counter("neo4j_database_transaction_committed_total", {
  unit: "count",
  aggregation: "MAX",
  scope: "database",
  help: "Transactions committed on the busiest member.",
});

export const transactionsRolledBack = counter("neo4j_database_transaction_rollbacks_total", {
  unit: "count",
  aggregation: "MAX",
  scope: "database",
  help: "Transactions rolled back on the member with the most.",
});

export const transactionsPeakConcurrent = counter("neo4j_database_transaction_peak_concurrent_total", {
  unit: "count",
  aggregation: "MAX",
  scope: "database",
  counts: "highWaterMark",
  pace: "slow",
  help: "Highest number of transactions that were open at once.",
});

export const lastCommittedTransactionId = counter("neo4j_database_transaction_last_committed_tx_id_total", {
  unit: "transactionId",
  aggregation: "MAX",
  scope: "database",
  counts: "identifier",
  pace: "slow",
  help: "Id of the last committed transaction; members that lag show a lower one.",
});
