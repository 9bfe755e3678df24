import { TEXT, type Texts } from "../expected";

export const cluster: Texts = {
  "member-stuck": TEXT(`
    member-stuck-guard-1: P5, new groups wait 660 s, 60 s late
    min(last_11m):moving_rollup(monotonic_diff(max:neo4j.database_transaction_last_committed_tx_id.total{aura_stack:prod} by {aura_project,instance_id,database}), 840, 'sum') > 100
    member-stuck-critical-signal: P2, new groups wait 660 s, 60 s late
    max(last_11m):moving_rollup(max:neo4j.database_transaction_last_committed_tx_id.total{aura_stack:prod} by {aura_project,instance_id,database,availability_zone,instance_mode}, 900, 'max') - moving_rollup(max:neo4j.database_transaction_last_committed_tx_id.total{aura_stack:prod} by {aura_project,instance_id,database,availability_zone,instance_mode}, 900, 'min') < 1
    member-stuck-critical: P2
    {member-stuck-critical-signal} && {member-stuck-guard-1}`),
  "no-leader": TEXT(`
    no-leader-critical: P2, new groups wait 120 s, 60 s late
    max(last_2m):sum:neo4j.cluster_raft_is_leader{aura_stack:prod} by {aura_project,instance_id,database} < 0.5`),
  "replication-lag": TEXT(`
    replication-lag-critical: P2, new groups wait 360 s, 60 s late
    min(last_6m):max:neo4j.database_transaction_last_committed_tx_id.total{aura_stack:prod} by {aura_project,instance_id,database} - min:neo4j.database_transaction_last_committed_tx_id.total{aura_stack:prod} by {aura_project,instance_id,database} > 10000
    replication-lag-warning: P3, new groups wait 360 s, 60 s late
    min(last_6m):max:neo4j.database_transaction_last_committed_tx_id.total{aura_stack:prod} by {aura_project,instance_id,database} - min:neo4j.database_transaction_last_committed_tx_id.total{aura_stack:prod} by {aura_project,instance_id,database} > 1000`),
  "several-leaders": TEXT(`
    several-leaders-critical: P2, new groups wait 360 s, 60 s late
    min(last_6m):sum:neo4j.cluster_raft_is_leader{aura_stack:prod} by {aura_project,instance_id,database} > 1.5`),
};
