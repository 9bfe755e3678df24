import { metrics } from "../../catalog/metrics";
import type { Metric } from "../../catalog/model";
import type { DatabaseState, Member } from "./model/member";

/** One member, with the database that the series is about. */
export interface Source {
  readonly member: Member;
  readonly database: DatabaseState;
}

/** What one member says about a metric. */
export type Reading = (source: Source) => number;

const whole = Math.floor;

const readings: Readonly<Record<string, Reading>> = {
  neo4j_aura_cpu_usage: ({ member }) => member.cpuCores,
  neo4j_aura_out_of_memory_errors_total: ({ member }) => member.outOfMemoryTotal,
  neo4j_dbms_vm_heap_used_ratio: ({ member }) => member.heap,
  neo4j_dbms_page_cache_hit_ratio_per_minute: ({ member }) => member.hitRatio,
  neo4j_dbms_page_cache_usage_ratio: ({ member }) => member.cacheUsage,
  neo4j_dbms_page_cache_evictions_total: ({ member }) => whole(member.evictionsTotal),
  neo4j_dbms_bolt_connections_running: ({ member }) => member.running,
  neo4j_dbms_bolt_connections_idle: ({ member }) => member.idleConnections,
  neo4j_dbms_bolt_connections_opened_total: ({ member }) => whole(member.openedTotal),
  neo4j_dbms_bolt_connections_closed_total: ({ member }) => whole(member.closedTotal),
  neo4j_dbms_vm_gc_time_g1_young_generation_total: ({ member }) => whole(member.gcYoungTotal),
  neo4j_dbms_vm_gc_time_g1_old_generation_total: ({ member }) => whole(member.gcOldTotal),
  neo4j_database_count_node: ({ database }) => whole(database.nodes),
  neo4j_database_count_relationship: ({ database }) => whole(database.relationships),
  neo4j_database_store_size_database: ({ database }) => whole(database.storeBytes),
  neo4j_database_transaction_active_read: ({ database }) => database.activeRead,
  neo4j_database_transaction_active_write: ({ database }) => database.activeWrite,
  neo4j_database_transaction_committed_total: ({ database }) => whole(database.committedTotal),
  neo4j_database_transaction_rollbacks_total: ({ database }) => whole(database.rolledBackTotal),
  neo4j_database_transaction_peak_concurrent_total: ({ database }) => database.peakTotal,
  neo4j_database_transaction_last_committed_tx_id_total: ({ database }) => whole(database.transactionId),
  neo4j_database_check_point_events_total: ({ database }) => database.checkpointsTotal,
  neo4j_database_check_point_total_time_total: ({ database }) => whole(database.checkpointTimeTotal),
  neo4j_database_check_point_duration: ({ database }) => whole(database.checkpointDuration),
  neo4j_database_cypher_replan_events_total: ({ database }) => whole(database.replansTotal),
  neo4j_db_query_execution_success_total: ({ database }) => whole(database.succeededTotal),
  neo4j_db_query_execution_failure_total: ({ database }) => whole(database.failedTotal),
  neo4j_db_query_execution_internal_latency_q50: ({ database }) => database.p50,
  neo4j_db_query_execution_internal_latency_q75: ({ database }) => database.p75,
  neo4j_db_query_execution_internal_latency_q99: ({ database }) => database.p99,
  neo4j_cluster_raft_is_leader: ({ member }) => (member.leader ? 1 : 0),
};

/** What a limit is; the same on each member. */
const limits: Readonly<Record<string, (cores: number, storageBytes: number) => number>> = {
  neo4j_aura_cpu_limit: (cores) => cores,
  neo4j_aura_storage_limit: (_, storageBytes) => storageBytes,
};

/** How a metric of the catalog is read from a member. @throws Error where the simulator cannot measure it */
export function readingOf(metric: Metric, { cores, storageBytes }: { readonly cores: number; readonly storageBytes: number }): Reading {
  const limit = limits[metric.name]?.(cores, storageBytes);
  if (limit !== undefined) return () => limit;
  const reading = readings[metric.name];
  if (!reading)
    throw new Error(`The simulator cannot measure ${metric.name}: the catalog has it, so add it to demo/simulator/readings.ts.`);
  return metric.nanWhenIdle ? (source) => (source.member.idle ? NaN : reading(source)) : reading;
}

/** Names that the simulator can measure and the catalog does not have: leftovers of a metric that was removed. */
export const unknownReadings = (): string[] =>
  [...Object.keys(readings), ...Object.keys(limits)].filter((name) => !metrics.some((metric) => metric.name === name));
