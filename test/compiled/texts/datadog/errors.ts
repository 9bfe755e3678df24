import { TEXT, type Texts } from "../expected";

export const errors: Texts = {
  "out-of-memory": TEXT(`
    out-of-memory-critical: P2, new groups wait 60 s, 60 s late
    sum(last_15m):monotonic_diff(sum:neo4j.aura_out_of_memory_errors.total{aura_stack:prod} by {aura_project,instance_id}) > 0`),
  "out-of-memory-repeated": TEXT(`
    out-of-memory-repeated-emergency: P1, new groups wait 60 s, 60 s late
    sum(last_1h):monotonic_diff(sum:neo4j.aura_out_of_memory_errors.total{aura_stack:prod} by {aura_project,instance_id}) > 2`),
  "query-failures": TEXT(`
    query-failures-guard-1: P5, new groups wait 360 s, 60 s late
    min(last_6m):moving_rollup(monotonic_diff(sum:neo4j.db_query_execution_success.total{aura_stack:prod} by {aura_project,instance_id,database}), 300, 'sum') + moving_rollup(monotonic_diff(sum:neo4j.db_query_execution_failure.total{aura_stack:prod} by {aura_project,instance_id,database}), 300, 'sum') > 100
    query-failures-critical-signal: P2, ends at 0.095, new groups wait 360 s, 60 s late
    min(last_6m):moving_rollup(monotonic_diff(sum:neo4j.db_query_execution_failure.total{aura_stack:prod} by {aura_project,instance_id,database}), 300, 'sum') / (moving_rollup(monotonic_diff(sum:neo4j.db_query_execution_success.total{aura_stack:prod} by {aura_project,instance_id,database}), 300, 'sum') + moving_rollup(monotonic_diff(sum:neo4j.db_query_execution_failure.total{aura_stack:prod} by {aura_project,instance_id,database}), 300, 'sum')) > 0.1
    query-failures-critical: P2
    {query-failures-critical-signal} && {query-failures-guard-1}
    query-failures-warning-signal: P3, ends at 0.0095, new groups wait 360 s, 60 s late
    min(last_6m):moving_rollup(monotonic_diff(sum:neo4j.db_query_execution_failure.total{aura_stack:prod} by {aura_project,instance_id,database}), 300, 'sum') / (moving_rollup(monotonic_diff(sum:neo4j.db_query_execution_success.total{aura_stack:prod} by {aura_project,instance_id,database}), 300, 'sum') + moving_rollup(monotonic_diff(sum:neo4j.db_query_execution_failure.total{aura_stack:prod} by {aura_project,instance_id,database}), 300, 'sum')) > 0.01
    query-failures-warning: P3
    {query-failures-warning-signal} && {query-failures-guard-1}`),
  "rollbacks-high": TEXT(`
    rollbacks-high-guard-1: P5, new groups wait 360 s, 60 s late
    min(last_6m):moving_rollup(monotonic_diff(max:neo4j.database_transaction_committed.total{aura_stack:prod} by {aura_project,instance_id,database}), 300, 'sum') + moving_rollup(monotonic_diff(max:neo4j.database_transaction_rollbacks.total{aura_stack:prod} by {aura_project,instance_id,database}), 300, 'sum') > 100
    rollbacks-high-warning-signal: P3, ends at 0.0475, new groups wait 360 s, 60 s late
    min(last_6m):moving_rollup(monotonic_diff(max:neo4j.database_transaction_rollbacks.total{aura_stack:prod} by {aura_project,instance_id,database}), 300, 'sum') / (moving_rollup(monotonic_diff(max:neo4j.database_transaction_committed.total{aura_stack:prod} by {aura_project,instance_id,database}), 300, 'sum') + moving_rollup(monotonic_diff(max:neo4j.database_transaction_rollbacks.total{aura_stack:prod} by {aura_project,instance_id,database}), 300, 'sum')) > 0.05
    rollbacks-high-warning: P3
    {rollbacks-high-warning-signal} && {rollbacks-high-guard-1}`),
};
