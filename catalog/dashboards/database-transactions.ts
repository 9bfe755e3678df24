import { rollbacksHigh } from "../alerts/errors";
import { transactionsPileUp } from "../alerts/performance-transactions";
import {
  lastCommittedTransactionId,
  transactionsActiveRead,
  transactionsActiveWrite,
  transactionsCommitted,
  transactionsPeakConcurrent,
  transactionsRolledBack,
} from "../metrics/transactions";
import { lines, rate, section, shown, watched } from "../model";

/** Transactions of one or several databases. */
export const transactions = section(600, "Database: transactions", [
  lines(601, "Open transactions, reads and writes apart", {
    targets: [shown("read {{database}}", transactionsActiveRead), shown("write {{database}}", transactionsActiveWrite, "below")],
    means: "Transactions that are open now: reads upward, writes downward.",
    normal: "They come and go with the load.",
    act: "Writes that only grow: one blocks the others; `SHOW TRANSACTIONS`.",
  }),
  lines(602, "Transactions committed and rolled back", {
    targets: [
      shown("committed {{database}}", rate(transactionsCommitted, "5m")),
      shown("rolled back {{database}}", rate(transactionsRolledBack, "5m")),
    ],
    min: 0,
    means: "Transactions a second over five minutes, on the busiest member.",
    normal: "Hardly any is rolled back.",
    act: "Rollbacks rise: deadlocks, timeouts or a fault of the application.",
  }),
  lines(603, "Rolled back transactions", {
    targets: [shown("{{database}}", watched(rollbacksHigh))],
    alerts: [rollbacksHigh],
    min: 0,
    means: "Share of the transactions that were rolled back, over five minutes; an estimate, since both counters are maxima over members.",
    normal: "Below 1 %.",
    act: "Above 5 %: look for lock conflicts in the query log.",
  }),
  lines(604, "Transactions open longer than usual", {
    targets: [shown("{{database}}", watched(transactionsPileUp))],
    alerts: [transactionsPileUp],
    min: 0,
    means: "Transactions that have stayed open for 15 minutes, in multiples of yesterday's mean.",
    normal: "Around 1.",
    act: "Growing: find the oldest with `SHOW TRANSACTIONS` and terminate it.",
  }),
  lines(605, "Most transactions at once", {
    targets: [shown("{{database}}", transactionsPeakConcurrent)],
    min: 0,
    means: "The highest number of transactions open at the same moment since the member started.",
    normal: "A staircase that seldom rises.",
    act: "A new step: what ran then?",
  }),
  lines(606, "Last committed transaction", {
    targets: [shown("{{database}}", lastCommittedTransactionId)],
    means: "Id of the last committed transaction; its slope is the write load.",
    normal: "A steady slope.",
    act: "Flat while the application writes: see Cluster, which compares members.",
    opens: "cluster",
  }),
]);
