import { TEXT, type Texts } from "../expected";

export const capacity: Texts = {
  "cpu-oversized": TEXT(`
    cpu-oversized-guard-1: P5, new groups wait 60 s, 3600 s late
    sum(last_1w):(max:neo4j.aura_cpu_usage{aura_stack:prod} by {aura_project,instance_id}.rollup(avg, 3600) / max:neo4j.aura_cpu_limit{aura_stack:prod} by {aura_project,instance_id}.rollup(avg, 3600)) * 0 + 1 > 150
    cpu-oversized-guard-2: P5, new groups wait 3660 s, 60 s late
    min(last_61m):max:neo4j.aura_cpu_limit{aura_stack:prod} by {aura_project,instance_id} > 1
    cpu-oversized-info-signal: P4, new groups wait 60 s, 3600 s late
    max(last_1w):max:neo4j.aura_cpu_usage{aura_stack:prod} by {aura_project,instance_id}.rollup(avg, 3600) / max:neo4j.aura_cpu_limit{aura_stack:prod} by {aura_project,instance_id}.rollup(avg, 3600) < 0.1
    cpu-oversized-info: P4
    {cpu-oversized-info-signal} && {cpu-oversized-guard-1} && {cpu-oversized-guard-2}`),
  "instance-idle": TEXT(`
    instance-idle-guard-1: P5, new groups wait 60 s, 3600 s late
    sum(last_1w):((monotonic_diff(max:neo4j.db_query_execution_success.total{aura_stack:prod} by {aura_project,instance_id}.rollup(max, 3600)) / 3600) + (monotonic_diff(max:neo4j.db_query_execution_failure.total{aura_stack:prod} by {aura_project,instance_id}.rollup(max, 3600)) / 3600)) * 0 + 1 > 150
    instance-idle-guard-2: P5, new groups wait 3660 s, 60 s late
    min(last_61m):((moving_rollup(monotonic_diff(sum:neo4j.db_query_execution_success.total{aura_stack:prod} by {aura_project,instance_id}), 300, 'sum') / 300) + (moving_rollup(monotonic_diff(sum:neo4j.db_query_execution_failure.total{aura_stack:prod} by {aura_project,instance_id}), 300, 'sum') / 300)) * 0 + 1 > 0
    instance-idle-info-signal: P4, new groups wait 60 s, 3600 s late
    avg(last_1w):(monotonic_diff(sum:neo4j.db_query_execution_success.total{aura_stack:prod} by {aura_project,instance_id}.rollup(max, 3600)) / 3600) + (monotonic_diff(sum:neo4j.db_query_execution_failure.total{aura_stack:prod} by {aura_project,instance_id}.rollup(max, 3600)) / 3600) < 0.001
    instance-idle-info: P4
    {instance-idle-info-signal} && {instance-idle-guard-1} && {instance-idle-guard-2}`),
  "nodes-growing": TEXT(`
    nodes-growing-guard-1: P5, new groups wait 3660 s, 60 s late
    min(last_61m):max:neo4j.database_count_node{aura_stack:prod} by {aura_project,instance_id,database} > 100000
    nodes-growing-info-signal: P4, ends at 0.475, new groups wait 3660 s, 60 s late
    min(last_61m):(max:neo4j.database_count_node{aura_stack:prod} by {aura_project,instance_id,database} - timeshift(moving_rollup(max:neo4j.database_count_node{aura_stack:prod} by {aura_project,instance_id,database}, 3600, 'max'), -604800)) / timeshift(moving_rollup(max:neo4j.database_count_node{aura_stack:prod} by {aura_project,instance_id,database}, 3600, 'max'), -604800) > 0.5
    nodes-growing-info: P4
    {nodes-growing-info-signal} && {nodes-growing-guard-1}`),
  "relationships-growing": TEXT(`
    relationships-growing-guard-1: P5, new groups wait 3660 s, 60 s late
    min(last_61m):max:neo4j.database_count_relationship{aura_stack:prod} by {aura_project,instance_id,database} > 100000
    relationships-growing-info-signal: P4, ends at 0.475, new groups wait 3660 s, 60 s late
    min(last_61m):(max:neo4j.database_count_relationship{aura_stack:prod} by {aura_project,instance_id,database} - timeshift(moving_rollup(max:neo4j.database_count_relationship{aura_stack:prod} by {aura_project,instance_id,database}, 3600, 'max'), -604800)) / timeshift(moving_rollup(max:neo4j.database_count_relationship{aura_stack:prod} by {aura_project,instance_id,database}, 3600, 'max'), -604800) > 0.5
    relationships-growing-info: P4
    {relationships-growing-info-signal} && {relationships-growing-guard-1}`),
  "storage-full-in-30-days": TEXT(`
    storage-full-in-30-days-guard-1: P5, new groups wait 60 s, 3600 s late
    sum(last_1w):(sum:neo4j.database_store_size_database{aura_stack:prod} by {aura_project,instance_id}.rollup(avg, 3600) / sum:neo4j.aura_storage_limit{aura_stack:prod} by {aura_project,instance_id}.rollup(avg, 3600)) * 0 + 1 > 72
    storage-full-in-30-days-guard-2: P5, new groups wait 3660 s, 60 s late
    min(last_61m):sum:neo4j.database_store_size_database{aura_stack:prod} by {aura_project,instance_id} / sum:neo4j.aura_storage_limit{aura_stack:prod} by {aura_project,instance_id} > 0.3
    storage-full-in-30-days-warning-signal: P3, new groups wait 60 s, 3600 s late
    max(last_1w):trend_line(sum:neo4j.database_store_size_database{aura_stack:prod} by {aura_project,instance_id}.rollup(avg, 3600) / sum:neo4j.aura_storage_limit{aura_stack:prod} by {aura_project,instance_id}.rollup(avg, 3600)) + derivative(trend_line(sum:neo4j.database_store_size_database{aura_stack:prod} by {aura_project,instance_id}.rollup(avg, 3600) / sum:neo4j.aura_storage_limit{aura_stack:prod} by {aura_project,instance_id}.rollup(avg, 3600))) * 2592000 > 1
    storage-full-in-30-days-warning: P3
    {storage-full-in-30-days-warning-signal} && {storage-full-in-30-days-guard-1} && {storage-full-in-30-days-guard-2}`),
  "storage-full-in-4-days": TEXT(`
    storage-full-in-4-days-guard-1: P5, new groups wait 60 s, 3600 s late
    sum(last_1d):(sum:neo4j.database_store_size_database{aura_stack:prod} by {aura_project,instance_id}.rollup(avg, 3600) / sum:neo4j.aura_storage_limit{aura_stack:prod} by {aura_project,instance_id}.rollup(avg, 3600)) * 0 + 1 > 11
    storage-full-in-4-days-guard-2: P5, new groups wait 3660 s, 60 s late
    min(last_61m):sum:neo4j.database_store_size_database{aura_stack:prod} by {aura_project,instance_id} / sum:neo4j.aura_storage_limit{aura_stack:prod} by {aura_project,instance_id} > 0.5
    storage-full-in-4-days-critical-signal: P2, new groups wait 60 s, 3600 s late
    max(last_1d):trend_line(sum:neo4j.database_store_size_database{aura_stack:prod} by {aura_project,instance_id}.rollup(avg, 3600) / sum:neo4j.aura_storage_limit{aura_stack:prod} by {aura_project,instance_id}.rollup(avg, 3600)) + derivative(trend_line(sum:neo4j.database_store_size_database{aura_stack:prod} by {aura_project,instance_id}.rollup(avg, 3600) / sum:neo4j.aura_storage_limit{aura_stack:prod} by {aura_project,instance_id}.rollup(avg, 3600))) * 345600 > 1
    storage-full-in-4-days-critical: P2
    {storage-full-in-4-days-critical-signal} && {storage-full-in-4-days-guard-1} && {storage-full-in-4-days-guard-2}`),
  "storage-oversized": TEXT(`
    storage-oversized-guard-1: P5, new groups wait 60 s, 3600 s late
    sum(last_1w):(sum:neo4j.database_store_size_database{aura_stack:prod} by {aura_project,instance_id}.rollup(avg, 3600) / sum:neo4j.aura_storage_limit{aura_stack:prod} by {aura_project,instance_id}.rollup(avg, 3600)) * 0 + 1 > 150
    storage-oversized-guard-2: P5, new groups wait 3660 s, 60 s late
    min(last_61m):max:neo4j.aura_storage_limit{aura_stack:prod} by {aura_project,instance_id} > 32000000000
    storage-oversized-info-signal: P4, new groups wait 60 s, 3600 s late
    max(last_1w):sum:neo4j.database_store_size_database{aura_stack:prod} by {aura_project,instance_id}.rollup(avg, 3600) / sum:neo4j.aura_storage_limit{aura_stack:prod} by {aura_project,instance_id}.rollup(avg, 3600) < 0.1
    storage-oversized-info: P4
    {storage-oversized-info-signal} && {storage-oversized-guard-1} && {storage-oversized-guard-2}`),
};
