import { nodeCount, relationshipCount } from "../metrics/entities";
import { queryLatencyP99 } from "../metrics/queries";
import { storeSize } from "../metrics/storage";
import { families, highest, hourly, lowest, mean } from "../model";
import { boltConnectionsOpen, cpuUtilization, queryRate, storageUtilization, transactionsActive } from "./shared";

export const cpuUtilizationHourly = hourly("neo4j_aura_cpu_utilization:ratio_mean1h", mean(cpuUtilization, "1h"));
export const storageUtilizationHourly = hourly("neo4j_aura_storage_utilization:ratio_mean1h", mean(storageUtilization, "1h"));
export const storeSizeHourly = hourly("neo4j_database_store_size_database:max1h", highest(storeSize, "1h"));
export const queryRateHourly = hourly("neo4j_db_query_execution:rate_mean1h", mean(queryRate, "1h"));
export const queryRateLowHourly = hourly("neo4j_db_query_execution:rate_min1h", lowest(queryRate, "1h"));
export const queryLatencyP99Hourly = hourly("neo4j_db_query_execution_internal_latency_q99:mean1h", mean(queryLatencyP99, "1h"));
export const transactionsActiveHourly = hourly("neo4j_database_transaction_active:mean1h", mean(transactionsActive, "1h"));
export const boltConnectionsOpenHourly = hourly("neo4j_dbms_bolt_connections_open:mean1h", mean(boltConnectionsOpen, "1h"));
export const nodeCountHourly = hourly("neo4j_database_count_node:max1h", highest(nodeCount, "1h"));
export const relationshipCountHourly = hourly("neo4j_database_count_relationship:max1h", highest(relationshipCount, "1h"));

/** How many different metrics an instance was served with in the last half hour: a restart takes less. */
export const metricFamiliesHourly = hourly("neo4j_metric_families:count30m", families("neo4j_", "30m"));
