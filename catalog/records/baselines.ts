import { ago, forecast, highest, hourly, lowest, mean, samples, spread } from "../model";
import {
  cpuUtilizationHourly,
  metricFamiliesHourly,
  nodeCountHourly,
  queryLatencyP99Hourly,
  queryRateHourly,
  queryRateLowHourly,
  relationshipCountHourly,
  storageUtilizationHourly,
  transactionsActiveHourly,
} from "./hourly";

/** What is usual: looks back far over hourly records, so it is computed once an hour, too. A count says how much of the window is known. */
export const queryRateUsual = hourly("neo4j_db_query_execution:rate_mean1w", mean(queryRateHourly, "1w"));
export const queryRateSpread = hourly("neo4j_db_query_execution:rate_stddev1w", spread(queryRateHourly, "1w"));
export const queryRateKnown = hourly("neo4j_db_query_execution:rate_count1w", samples(queryRateHourly, "1w"));

/**
 * The quietest five minutes at this time of last week. Three hours wide: what is recorded once an hour is up to two hours old when it is read.
 */
export const queryRateQuietLastWeek = hourly("neo4j_db_query_execution:rate_min3h_offset1w", ago(lowest(queryRateLowHourly, "3h"), "166h"));

/**
 * The slowest hour around this time of last week, before, at and after this moment: a nightly job that begins on the hour would else be
 * compared with the quiet hour before it.
 */
export const queryLatencyP99LastWeek = hourly(
  "neo4j_db_query_execution_internal_latency_q99:mean1h_max3h_offset1w",
  ago(highest(queryLatencyP99Hourly, "3h"), "166h"),
);

export const nodeCountLastWeek = hourly("neo4j_database_count_node:max1h_offset1w", ago(nodeCountHourly, "1w"));
export const relationshipCountLastWeek = hourly("neo4j_database_count_relationship:max1h_offset1w", ago(relationshipCountHourly, "1w"));

export const cpuUtilizationHighest = hourly("neo4j_aura_cpu_utilization:ratio_max1w", highest(cpuUtilizationHourly, "1w"));
export const cpuUtilizationKnown = hourly("neo4j_aura_cpu_utilization:ratio_count1w", samples(cpuUtilizationHourly, "1w"));

export const storageUtilizationHighest = hourly("neo4j_aura_storage_utilization:ratio_max1w", highest(storageUtilizationHourly, "1w"));
export const storageUtilizationKnown = hourly("neo4j_aura_storage_utilization:ratio_count1w", samples(storageUtilizationHourly, "1w"));
export const storageUtilizationKnownToday = hourly("neo4j_aura_storage_utilization:ratio_count1d", samples(storageUtilizationHourly, "1d"));
/** Where the growth of a week leads in a month. */
export const storageUtilizationIn30Days = hourly(
  "neo4j_aura_storage_utilization:ratio_predict30d",
  forecast(storageUtilizationHourly, { from: "7d", ahead: "30d" }),
);
/** Where the growth of a day leads in four days. */
export const storageUtilizationIn4Days = hourly(
  "neo4j_aura_storage_utilization:ratio_predict4d",
  forecast(storageUtilizationHourly, { from: "1d", ahead: "4d" }),
);

export const transactionsActiveUsual = hourly("neo4j_database_transaction_active:mean1d", mean(transactionsActiveHourly, "1d"));
/** The most metrics that an instance was served with at any hour of a day. */
export const metricFamiliesMost = hourly("neo4j_metric_families:max1d", highest(metricFamiliesHourly, "1d"));
