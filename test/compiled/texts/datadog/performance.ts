import { TEXT, type Texts } from "../expected";

export const performance: Texts = {
  "checkpoint-slow": TEXT(`
    checkpoint-slow-critical: P2, ends at 1710000, new groups wait 1860 s, 60 s late
    min(last_31m):max:neo4j.database_check_point_duration{aura_stack:prod} by {aura_project,instance_id,database} > 1800000
    checkpoint-slow-warning: P3, ends at 570000, new groups wait 1860 s, 60 s late
    min(last_31m):max:neo4j.database_check_point_duration{aura_stack:prod} by {aura_project,instance_id,database} > 600000`),
  "checkpoint-stalled": TEXT(`
    checkpoint-stalled-guard-1: P5, new groups wait 1860 s, 60 s late
    min(last_31m):moving_rollup(max:neo4j.database_transaction_last_committed_tx_id.total{aura_stack:prod} by {aura_project,instance_id,database}, 3600, 'max') - moving_rollup(max:neo4j.database_transaction_last_committed_tx_id.total{aura_stack:prod} by {aura_project,instance_id,database}, 3600, 'min') > 100
    checkpoint-stalled-guard-2: P5, new groups wait 1860 s, 60 s late
    min(last_31m):timeshift(monotonic_diff(max:neo4j.database_check_point_events.total{aura_stack:prod} by {aura_project,instance_id,database}), -3600) * 0 + 1 > 0
    checkpoint-stalled-warning-signal: P3, new groups wait 1860 s, 60 s late
    max(last_31m):moving_rollup(monotonic_diff(max:neo4j.database_check_point_events.total{aura_stack:prod} by {aura_project,instance_id,database}), 3600, 'sum') < 1
    checkpoint-stalled-warning: P3
    {checkpoint-stalled-warning-signal} && {checkpoint-stalled-guard-1} && {checkpoint-stalled-guard-2}`),
  "latency-p50-high": TEXT(`
    latency-p50-high-guard-1: P5, new groups wait 660 s, 60 s late
    min(last_11m):moving_rollup(monotonic_diff(sum:neo4j.db_query_execution_success.total{aura_stack:prod} by {aura_project,instance_id,database}), 300, 'sum') + moving_rollup(monotonic_diff(sum:neo4j.db_query_execution_failure.total{aura_stack:prod} by {aura_project,instance_id,database}), 300, 'sum') > 10
    latency-p50-high-warning-signal: P3, ends at 475, new groups wait 660 s, 60 s late
    min(last_11m):max:neo4j.db_query_execution_internal_latency_q50{aura_stack:prod} by {aura_project,instance_id,database} > 500
    latency-p50-high-warning: P3
    {latency-p50-high-warning-signal} && {latency-p50-high-guard-1}
    latency-p50-high-info-signal: P4, ends at 95, new groups wait 660 s, 60 s late
    min(last_11m):max:neo4j.db_query_execution_internal_latency_q50{aura_stack:prod} by {aura_project,instance_id,database} > 100
    latency-p50-high-info: P4
    {latency-p50-high-info-signal} && {latency-p50-high-guard-1}`),
  "latency-p99-high": TEXT(`
    latency-p99-high-guard-1: P5, new groups wait 660 s, 60 s late
    min(last_11m):moving_rollup(monotonic_diff(sum:neo4j.db_query_execution_success.total{aura_stack:prod} by {aura_project,instance_id,database}), 300, 'sum') + moving_rollup(monotonic_diff(sum:neo4j.db_query_execution_failure.total{aura_stack:prod} by {aura_project,instance_id,database}), 300, 'sum') > 10
    latency-p99-high-critical-signal: P2, ends at 28500, new groups wait 660 s, 60 s late
    min(last_11m):max:neo4j.db_query_execution_internal_latency_q99{aura_stack:prod} by {aura_project,instance_id,database} > 30000
    latency-p99-high-critical: P2
    {latency-p99-high-critical-signal} && {latency-p99-high-guard-1}
    latency-p99-high-warning-signal: P3, ends at 9500, new groups wait 660 s, 60 s late
    min(last_11m):max:neo4j.db_query_execution_internal_latency_q99{aura_stack:prod} by {aura_project,instance_id,database} > 10000
    latency-p99-high-warning: P3
    {latency-p99-high-warning-signal} && {latency-p99-high-guard-1}`),
  "latency-regressed": TEXT(`
    latency-regressed-guard-1: P5, new groups wait 1860 s, 60 s late
    min(last_31m):moving_rollup(max:neo4j.db_query_execution_internal_latency_q99{aura_stack:prod} by {aura_project,instance_id,database}, 3600, 'avg') > 200
    latency-regressed-guard-2: P5, new groups wait 1860 s, 60 s late
    min(last_31m):moving_rollup(monotonic_diff(sum:neo4j.db_query_execution_success.total{aura_stack:prod} by {aura_project,instance_id,database}), 300, 'sum') + moving_rollup(monotonic_diff(sum:neo4j.db_query_execution_failure.total{aura_stack:prod} by {aura_project,instance_id,database}), 300, 'sum') > 10
    latency-regressed-warning-signal: P3, ends at 2.85, new groups wait 1860 s, 60 s late
    min(last_31m):moving_rollup(max:neo4j.db_query_execution_internal_latency_q99{aura_stack:prod} by {aura_project,instance_id,database}, 3600, 'avg') / timeshift(moving_rollup(moving_rollup(max:neo4j.db_query_execution_internal_latency_q99{aura_stack:prod} by {aura_project,instance_id,database}, 3600, 'avg'), 10800, 'max'), -597600) > 3
    latency-regressed-warning: P3
    {latency-regressed-warning-signal} && {latency-regressed-guard-1} && {latency-regressed-guard-2}`),
  "latency-tail-heavy": TEXT(`
    latency-tail-heavy-guard-1: P5, new groups wait 1860 s, 60 s late
    min(last_31m):max:neo4j.db_query_execution_internal_latency_q99{aura_stack:prod} by {aura_project,instance_id,database} > 500
    latency-tail-heavy-guard-2: P5, new groups wait 1860 s, 60 s late
    min(last_31m):moving_rollup(monotonic_diff(sum:neo4j.db_query_execution_success.total{aura_stack:prod} by {aura_project,instance_id,database}), 300, 'sum') + moving_rollup(monotonic_diff(sum:neo4j.db_query_execution_failure.total{aura_stack:prod} by {aura_project,instance_id,database}), 300, 'sum') > 100
    latency-tail-heavy-info-signal: P4, ends at 9.5, new groups wait 1860 s, 60 s late
    min(last_31m):max:neo4j.db_query_execution_internal_latency_q99{aura_stack:prod} by {aura_project,instance_id,database} / max:neo4j.db_query_execution_internal_latency_q50{aura_stack:prod} by {aura_project,instance_id,database} > 10
    latency-tail-heavy-info: P4
    {latency-tail-heavy-info-signal} && {latency-tail-heavy-guard-1} && {latency-tail-heavy-guard-2}`),
  "replans-high": TEXT(`
    replans-high-guard-1: P5, new groups wait 1860 s, 60 s late
    min(last_31m):moving_rollup(monotonic_diff(sum:neo4j.db_query_execution_success.total{aura_stack:prod} by {aura_project,instance_id,database}), 900, 'sum') > 100
    replans-high-warning-signal: P3, ends at 0.095, new groups wait 1860 s, 60 s late
    min(last_31m):moving_rollup(monotonic_diff(max:neo4j.database_cypher_replan_events.total{aura_stack:prod} by {aura_project,instance_id,database}), 900, 'sum') / moving_rollup(monotonic_diff(sum:neo4j.db_query_execution_success.total{aura_stack:prod} by {aura_project,instance_id,database}), 900, 'sum') > 0.1
    replans-high-warning: P3
    {replans-high-warning-signal} && {replans-high-guard-1}`),
  "throughput-stopped": TEXT(`
    throughput-stopped-guard-1: P5, new groups wait 960 s, 60 s late
    min(last_16m):timeshift(moving_rollup(moving_rollup((moving_rollup(monotonic_diff(sum:neo4j.db_query_execution_success.total{aura_stack:prod} by {aura_project,instance_id,database}), 300, 'sum') / 300) + (moving_rollup(monotonic_diff(sum:neo4j.db_query_execution_failure.total{aura_stack:prod} by {aura_project,instance_id,database}), 300, 'sum') / 300), 3600, 'min'), 10800, 'min'), -597600) > 1
    throughput-stopped-guard-2: P5, new groups wait 960 s, 60 s late
    min(last_16m):max:neo4j.database_transaction_active_read{aura_stack:prod} by {aura_project,instance_id,database} * 0 + 1 > 0
    throughput-stopped-critical-signal: P2, ends at 0.021, new groups wait 960 s, 60 s late
    max(last_16m):((moving_rollup(monotonic_diff(sum:neo4j.db_query_execution_success.total{aura_stack:prod} by {aura_project,instance_id,database}), 300, 'sum') / 300) + (moving_rollup(monotonic_diff(sum:neo4j.db_query_execution_failure.total{aura_stack:prod} by {aura_project,instance_id,database}), 300, 'sum') / 300)) / timeshift(moving_rollup(moving_rollup((moving_rollup(monotonic_diff(sum:neo4j.db_query_execution_success.total{aura_stack:prod} by {aura_project,instance_id,database}), 300, 'sum') / 300) + (moving_rollup(monotonic_diff(sum:neo4j.db_query_execution_failure.total{aura_stack:prod} by {aura_project,instance_id,database}), 300, 'sum') / 300), 3600, 'min'), 10800, 'min'), -597600) < 0.02
    throughput-stopped-critical: P2
    {throughput-stopped-critical-signal} && {throughput-stopped-guard-1} && {throughput-stopped-guard-2}
    throughput-stopped-warning-signal: P3, ends at 0.105, new groups wait 960 s, 60 s late
    max(last_16m):((moving_rollup(monotonic_diff(sum:neo4j.db_query_execution_success.total{aura_stack:prod} by {aura_project,instance_id,database}), 300, 'sum') / 300) + (moving_rollup(monotonic_diff(sum:neo4j.db_query_execution_failure.total{aura_stack:prod} by {aura_project,instance_id,database}), 300, 'sum') / 300)) / timeshift(moving_rollup(moving_rollup((moving_rollup(monotonic_diff(sum:neo4j.db_query_execution_success.total{aura_stack:prod} by {aura_project,instance_id,database}), 300, 'sum') / 300) + (moving_rollup(monotonic_diff(sum:neo4j.db_query_execution_failure.total{aura_stack:prod} by {aura_project,instance_id,database}), 300, 'sum') / 300), 3600, 'min'), 10800, 'min'), -597600) < 0.1
    throughput-stopped-warning: P3
    {throughput-stopped-warning-signal} && {throughput-stopped-guard-1} && {throughput-stopped-guard-2}`),
  "throughput-unusual": TEXT(`
    throughput-unusual-guard-1: P5, new groups wait 60 s, 3600 s late
    sum(last_1w):((monotonic_diff(sum:neo4j.db_query_execution_success.total{aura_stack:prod} by {aura_project,instance_id,database}.rollup(max, 3600)) / 3600) + (monotonic_diff(sum:neo4j.db_query_execution_failure.total{aura_stack:prod} by {aura_project,instance_id,database}.rollup(max, 3600)) / 3600)) * 0 + 1 > 100
    throughput-unusual-guard-2: P5, new groups wait 60 s, 3600 s late
    avg(last_1w):(monotonic_diff(sum:neo4j.db_query_execution_success.total{aura_stack:prod} by {aura_project,instance_id,database}.rollup(max, 3600)) / 3600) + (monotonic_diff(sum:neo4j.db_query_execution_failure.total{aura_stack:prod} by {aura_project,instance_id,database}.rollup(max, 3600)) / 3600) > 1
    throughput-unusual-guard-3: P5, new groups wait 1860 s, 60 s late
    min(last_31m):max:neo4j.database_transaction_active_read{aura_stack:prod} by {aura_project,instance_id,database} * 0 + 1 > 0
    throughput-unusual-info-signal: P4, ends at 14.44, new groups wait 7200 s, 3600 s late
    min(last_2h):(((monotonic_diff(sum:neo4j.db_query_execution_success.total{aura_stack:prod} by {aura_project,instance_id,database}.rollup(max, 3600)) / 3600) + (monotonic_diff(sum:neo4j.db_query_execution_failure.total{aura_stack:prod} by {aura_project,instance_id,database}.rollup(max, 3600)) / 3600)) - moving_rollup((monotonic_diff(sum:neo4j.db_query_execution_success.total{aura_stack:prod} by {aura_project,instance_id,database}.rollup(max, 3600)) / 3600) + (monotonic_diff(sum:neo4j.db_query_execution_failure.total{aura_stack:prod} by {aura_project,instance_id,database}.rollup(max, 3600)) / 3600), 604800, 'avg')) * (((monotonic_diff(sum:neo4j.db_query_execution_success.total{aura_stack:prod} by {aura_project,instance_id,database}.rollup(max, 3600)) / 3600) + (monotonic_diff(sum:neo4j.db_query_execution_failure.total{aura_stack:prod} by {aura_project,instance_id,database}.rollup(max, 3600)) / 3600)) - moving_rollup((monotonic_diff(sum:neo4j.db_query_execution_success.total{aura_stack:prod} by {aura_project,instance_id,database}.rollup(max, 3600)) / 3600) + (monotonic_diff(sum:neo4j.db_query_execution_failure.total{aura_stack:prod} by {aura_project,instance_id,database}.rollup(max, 3600)) / 3600), 604800, 'avg')) / (moving_rollup(((monotonic_diff(sum:neo4j.db_query_execution_success.total{aura_stack:prod} by {aura_project,instance_id,database}.rollup(max, 3600)) / 3600) + (monotonic_diff(sum:neo4j.db_query_execution_failure.total{aura_stack:prod} by {aura_project,instance_id,database}.rollup(max, 3600)) / 3600)) * ((monotonic_diff(sum:neo4j.db_query_execution_success.total{aura_stack:prod} by {aura_project,instance_id,database}.rollup(max, 3600)) / 3600) + (monotonic_diff(sum:neo4j.db_query_execution_failure.total{aura_stack:prod} by {aura_project,instance_id,database}.rollup(max, 3600)) / 3600)), 604800, 'avg') - moving_rollup((monotonic_diff(sum:neo4j.db_query_execution_success.total{aura_stack:prod} by {aura_project,instance_id,database}.rollup(max, 3600)) / 3600) + (monotonic_diff(sum:neo4j.db_query_execution_failure.total{aura_stack:prod} by {aura_project,instance_id,database}.rollup(max, 3600)) / 3600), 604800, 'avg') * moving_rollup((monotonic_diff(sum:neo4j.db_query_execution_success.total{aura_stack:prod} by {aura_project,instance_id,database}.rollup(max, 3600)) / 3600) + (monotonic_diff(sum:neo4j.db_query_execution_failure.total{aura_stack:prod} by {aura_project,instance_id,database}.rollup(max, 3600)) / 3600), 604800, 'avg')) > 16
    throughput-unusual-info: P4
    {throughput-unusual-info-signal} && {throughput-unusual-guard-1} && {throughput-unusual-guard-2} && {throughput-unusual-guard-3}`),
  "transactions-pile-up": TEXT(`
    transactions-pile-up-guard-1: P5, new groups wait 960 s, 60 s late
    min(last_16m):moving_rollup(max:neo4j.database_transaction_active_read{aura_stack:prod} by {aura_project,instance_id,database} + max:neo4j.database_transaction_active_write{aura_stack:prod} by {aura_project,instance_id,database}, 900, 'min') > 20
    transactions-pile-up-critical-signal: P2, ends at 19, new groups wait 960 s, 60 s late
    min(last_16m):moving_rollup(max:neo4j.database_transaction_active_read{aura_stack:prod} by {aura_project,instance_id,database} + max:neo4j.database_transaction_active_write{aura_stack:prod} by {aura_project,instance_id,database}, 900, 'min') / moving_rollup(moving_rollup(max:neo4j.database_transaction_active_read{aura_stack:prod} by {aura_project,instance_id,database} + max:neo4j.database_transaction_active_write{aura_stack:prod} by {aura_project,instance_id,database}, 3600, 'avg'), 86400, 'avg') > 20
    transactions-pile-up-critical: P2
    {transactions-pile-up-critical-signal} && {transactions-pile-up-guard-1}
    transactions-pile-up-warning-signal: P3, ends at 4.75, new groups wait 960 s, 60 s late
    min(last_16m):moving_rollup(max:neo4j.database_transaction_active_read{aura_stack:prod} by {aura_project,instance_id,database} + max:neo4j.database_transaction_active_write{aura_stack:prod} by {aura_project,instance_id,database}, 900, 'min') / moving_rollup(moving_rollup(max:neo4j.database_transaction_active_read{aura_stack:prod} by {aura_project,instance_id,database} + max:neo4j.database_transaction_active_write{aura_stack:prod} by {aura_project,instance_id,database}, 3600, 'avg'), 86400, 'avg') > 5
    transactions-pile-up-warning: P3
    {transactions-pile-up-warning-signal} && {transactions-pile-up-guard-1}`),
};
