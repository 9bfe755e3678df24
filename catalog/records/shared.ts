import { boltConnectionsIdle, boltConnectionsRunning } from "../metrics/connections";
import { cpuLimit, cpuUsage } from "../metrics/cpu";
import { gcTimeOld, gcTimeYoung } from "../metrics/memory";
import { queriesFailed, queriesSucceeded } from "../metrics/queries";
import { storageLimit, storeSize } from "../metrics/storage";
import { transactionsActiveRead, transactionsActiveWrite, transactionsCommitted, transactionsRolledBack } from "../metrics/transactions";
import { growth, perInstance, rate, ratio, recorded, sum, timeShare } from "../model";

/** Share of the CPU that the busiest member uses. */
export const cpuUtilization = recorded("neo4j_aura_cpu_utilization:ratio", ratio(cpuUsage, cpuLimit));

/** Share of the disk that the databases of an instance have reserved. Transaction logs are not counted by Aura. */
export const storageUtilization = recorded("neo4j_aura_storage_utilization:ratio", ratio(perInstance(storeSize), storageLimit));

/** Share of time spent in garbage collection, both generations, over five minutes. */
export const gcShare = recorded("neo4j_dbms_vm_gc_time:ratio_rate5m", sum(timeShare(gcTimeYoung, "5m"), timeShare(gcTimeOld, "5m")));

/** Open Bolt connections, running and idle. */
export const boltConnectionsOpen = recorded("neo4j_dbms_bolt_connections_open:sum", sum(boltConnectionsRunning, boltConnectionsIdle));

/** Queries a second, successful and failed, over five minutes. */
export const queryRate = recorded("neo4j_db_query_execution:rate5m", sum(rate(queriesSucceeded, "5m"), rate(queriesFailed, "5m")));

/** Queries in five minutes, successful and failed: the traffic that a ratio needs to mean something. */
export const queriesIn5m = recorded("neo4j_db_query_execution:growth5m", sum(growth(queriesSucceeded, "5m"), growth(queriesFailed, "5m")));

/** Share of queries that failed, over five minutes. */
export const queryFailureRatio = recorded("neo4j_db_query_execution_failure:ratio5m", ratio(growth(queriesFailed, "5m"), queriesIn5m));

/** Transactions that ended in five minutes on the busiest member. */
export const transactionsIn5m = recorded(
  "neo4j_database_transaction_ended:growth5m",
  sum(growth(transactionsCommitted, "5m"), growth(transactionsRolledBack, "5m")),
);

/** Share of ended transactions that were rolled back, over five minutes. Both sides are the highest member's, so it is an estimate. */
export const rollbackRatio = recorded(
  "neo4j_database_transaction_rollbacks:ratio5m",
  ratio(growth(transactionsRolledBack, "5m"), transactionsIn5m),
);

/** Open transactions, read and write. */
export const transactionsActive = recorded("neo4j_database_transaction_active:sum", sum(transactionsActiveRead, transactionsActiveWrite));
