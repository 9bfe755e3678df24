import { TEXT, type Texts } from "../expected";

export const saturation: Texts = {
  "connection-churn": TEXT(`
    connection-churn-guard-1: P5, new groups wait 960 s, 60 s late
    min(last_16m):moving_rollup(monotonic_diff(max:neo4j.dbms_bolt_connections_closed.total{aura_stack:prod} by {aura_project,instance_id}), 300, 'sum') / 300 > 5
    connection-churn-guard-2: P5, new groups wait 960 s, 60 s late
    max(last_16m):max:neo4j.dbms_bolt_connections_idle{aura_stack:prod} by {aura_project,instance_id} < 10
    connection-churn-warning-signal: P3, ends at 9.5, new groups wait 960 s, 60 s late
    min(last_16m):moving_rollup(monotonic_diff(max:neo4j.dbms_bolt_connections_opened.total{aura_stack:prod} by {aura_project,instance_id}), 300, 'sum') / 300 > 10
    connection-churn-warning: P3
    {connection-churn-warning-signal} && {connection-churn-guard-1} && {connection-churn-guard-2}`),
  "connection-leak": TEXT(`
    connection-leak-warning: P3, new groups wait 1860 s, 60 s late
    min(last_31m):moving_rollup(monotonic_diff(max:neo4j.dbms_bolt_connections_opened.total{aura_stack:prod} by {aura_project,instance_id}), 3600, 'sum') - moving_rollup(monotonic_diff(max:neo4j.dbms_bolt_connections_closed.total{aura_stack:prod} by {aura_project,instance_id}), 3600, 'sum') > 100`),
  "connections-near-limit": TEXT(`
    connections-near-limit-critical-of-400: P2, ends at 0.9025, new groups wait 360 s, 60 s late
    min(last_6m):(max:neo4j.dbms_bolt_connections_running{aura_stack:prod AND instance_id IN (6b0c65e8)} by {aura_project,instance_id} + max:neo4j.dbms_bolt_connections_idle{aura_stack:prod AND instance_id IN (6b0c65e8)} by {aura_project,instance_id}) / 400 > 0.95
    connections-near-limit-warning-of-400: P3, ends at 0.76, new groups wait 360 s, 60 s late
    min(last_6m):(max:neo4j.dbms_bolt_connections_running{aura_stack:prod AND instance_id IN (6b0c65e8)} by {aura_project,instance_id} + max:neo4j.dbms_bolt_connections_idle{aura_stack:prod AND instance_id IN (6b0c65e8)} by {aura_project,instance_id}) / 400 > 0.8`),
  "connections-per-core-high": TEXT(`
    connections-per-core-high-warning: P3, ends at 14.25, new groups wait 660 s, 60 s late
    min(last_11m):max:neo4j.dbms_bolt_connections_running{aura_stack:prod} by {aura_project,instance_id} / max:neo4j.aura_cpu_limit{aura_stack:prod} by {aura_project,instance_id} > 15`),
  "cpu-saturated": TEXT(`
    cpu-saturated-critical: P2, ends at 0.9025, new groups wait 360 s, 60 s late
    min(last_6m):max:neo4j.aura_cpu_usage{aura_stack:prod} by {aura_project,instance_id} / max:neo4j.aura_cpu_limit{aura_stack:prod} by {aura_project,instance_id} > 0.95
    cpu-saturated-warning: P3, ends at 0.8075, new groups wait 360 s, 60 s late
    min(last_6m):max:neo4j.aura_cpu_usage{aura_stack:prod} by {aura_project,instance_id} / max:neo4j.aura_cpu_limit{aura_stack:prod} by {aura_project,instance_id} > 0.85`),
  "gc-share-high": TEXT(`
    gc-share-high-critical: P2, ends at 0.1425, new groups wait 660 s, 60 s late
    min(last_11m):(moving_rollup(monotonic_diff(max:neo4j.dbms_vm_gc_time_g1_young_generation.total{aura_stack:prod} by {aura_project,instance_id}), 300, 'sum') / 300000) + (moving_rollup(monotonic_diff(max:neo4j.dbms_vm_gc_time_g1_old_generation.total{aura_stack:prod} by {aura_project,instance_id}), 300, 'sum') / 300000) > 0.15
    gc-share-high-warning: P3, ends at 0.0475, new groups wait 660 s, 60 s late
    min(last_11m):(moving_rollup(monotonic_diff(max:neo4j.dbms_vm_gc_time_g1_young_generation.total{aura_stack:prod} by {aura_project,instance_id}), 300, 'sum') / 300000) + (moving_rollup(monotonic_diff(max:neo4j.dbms_vm_gc_time_g1_old_generation.total{aura_stack:prod} by {aura_project,instance_id}), 300, 'sum') / 300000) > 0.05`),
  "heap-high": TEXT(`
    heap-high-emergency: P1, ends at 0.9025, new groups wait 960 s, 60 s late
    min(last_16m):max:neo4j.dbms_vm_heap_used_ratio{aura_stack:prod} by {aura_project,instance_id} > 0.95
    heap-high-critical: P2, ends at 0.76, new groups wait 960 s, 60 s late
    min(last_16m):max:neo4j.dbms_vm_heap_used_ratio{aura_stack:prod} by {aura_project,instance_id} > 0.8`),
  "page-cache-full": TEXT(`
    page-cache-full-guard-1: P5, new groups wait 1860 s, 60 s late
    min(last_31m):moving_rollup(monotonic_diff(max:neo4j.dbms_page_cache_evictions.total{aura_stack:prod} by {aura_project,instance_id}), 300, 'sum') / 300 > 10
    page-cache-full-info-signal: P4, ends at 0.9405, new groups wait 1860 s, 60 s late
    min(last_31m):min:neo4j.dbms_page_cache_usage_ratio{aura_stack:prod} by {aura_project,instance_id} > 0.99
    page-cache-full-info: P4
    {page-cache-full-info-signal} && {page-cache-full-guard-1}`),
  "page-cache-misses": TEXT(`
    page-cache-misses-guard-1: P5, new groups wait 660 s, 60 s late
    min(last_11m):moving_rollup(monotonic_diff(max:neo4j.dbms_page_cache_evictions.total{aura_stack:prod} by {aura_project,instance_id}), 300, 'sum') / 300 > 1
    page-cache-misses-guard-2: P5, new groups wait 660 s, 60 s late
    min(last_11m):(moving_rollup(monotonic_diff(sum:neo4j.db_query_execution_success.total{aura_stack:prod} by {aura_project,instance_id}), 300, 'sum') / 300) + (moving_rollup(monotonic_diff(sum:neo4j.db_query_execution_failure.total{aura_stack:prod} by {aura_project,instance_id}), 300, 'sum') / 300) > 0.1
    page-cache-misses-critical-signal: P2, ends at 0.525, new groups wait 660 s, 60 s late
    max(last_11m):avg:neo4j.dbms_page_cache_hit_ratio_per_minute{aura_stack:prod} by {aura_project,instance_id} < 0.5
    page-cache-misses-critical: P2
    {page-cache-misses-critical-signal} && {page-cache-misses-guard-1} && {page-cache-misses-guard-2}
    page-cache-misses-warning-signal: P3, ends at 0.99, new groups wait 660 s, 60 s late
    max(last_11m):avg:neo4j.dbms_page_cache_hit_ratio_per_minute{aura_stack:prod} by {aura_project,instance_id} < 0.98
    page-cache-misses-warning: P3
    {page-cache-misses-warning-signal} && {page-cache-misses-guard-1} && {page-cache-misses-guard-2}`),
  "storage-filling": TEXT(`
    storage-filling-emergency: P1, ends at 0.9025, new groups wait 960 s, 60 s late
    min(last_16m):sum:neo4j.database_store_size_database{aura_stack:prod} by {aura_project,instance_id} / sum:neo4j.aura_storage_limit{aura_stack:prod} by {aura_project,instance_id} > 0.95
    storage-filling-critical: P2, ends at 0.76, new groups wait 960 s, 60 s late
    min(last_16m):sum:neo4j.database_store_size_database{aura_stack:prod} by {aura_project,instance_id} / sum:neo4j.aura_storage_limit{aura_stack:prod} by {aura_project,instance_id} > 0.8
    storage-filling-warning: P3, ends at 0.665, new groups wait 960 s, 60 s late
    min(last_16m):sum:neo4j.database_store_size_database{aura_stack:prod} by {aura_project,instance_id} / sum:neo4j.aura_storage_limit{aura_stack:prod} by {aura_project,instance_id} > 0.7`),
};
