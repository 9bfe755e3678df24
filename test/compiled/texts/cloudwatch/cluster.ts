import { TEXT, type Texts } from "../expected";

/** Alerts about cluster, as CloudWatch says them. */
export const cluster: Texts = {
  "member-stuck": TEXT(`
    critical pending 600 s, recovery 300 s
    (max by (aura_stack, aura_project, instance_id, database, availability_zone, instance_mode) (max_over_time(neo4j_database_transaction_last_committed_tx_id_total{aura_stack="prod"}[15m]) - min_over_time(neo4j_database_transaction_last_committed_tx_id_total{aura_stack="prod"}[15m]))) < 1
    and on (aura_stack, aura_project, instance_id, database) ((max by (aura_stack, aura_project, instance_id, database) (max by (aura_stack, aura_project, instance_id, database, availability_zone, instance_mode) (max_over_time(neo4j_database_transaction_last_committed_tx_id_total{aura_stack="prod"}[15m]) - min_over_time(neo4j_database_transaction_last_committed_tx_id_total{aura_stack="prod"}[15m])))) > 100)
  `),
  "no-leader": TEXT(`
    critical pending 60 s, recovery 120 s
    (sum by (aura_stack, aura_project, instance_id, database) (max by (aura_stack, aura_project, instance_id, database, availability_zone, instance_mode) (last_over_time(neo4j_cluster_raft_is_leader{aura_stack="prod"}[150s])))) < 0.5
  `),
  "replication-lag": TEXT(`
    critical pending 300 s, recovery 300 s
    ((max by (aura_stack, aura_project, instance_id, database) (max by (aura_stack, aura_project, instance_id, database, availability_zone, instance_mode) (last_over_time(neo4j_database_transaction_last_committed_tx_id_total{aura_stack="prod"}[150s])))) - (min by (aura_stack, aura_project, instance_id, database) (max by (aura_stack, aura_project, instance_id, database, availability_zone, instance_mode) (last_over_time(neo4j_database_transaction_last_committed_tx_id_total{aura_stack="prod"}[150s]))))) > 10000
    warning pending 300 s, recovery 300 s
    ((max by (aura_stack, aura_project, instance_id, database) (max by (aura_stack, aura_project, instance_id, database, availability_zone, instance_mode) (last_over_time(neo4j_database_transaction_last_committed_tx_id_total{aura_stack="prod"}[150s])))) - (min by (aura_stack, aura_project, instance_id, database) (max by (aura_stack, aura_project, instance_id, database, availability_zone, instance_mode) (last_over_time(neo4j_database_transaction_last_committed_tx_id_total{aura_stack="prod"}[150s]))))) > 1000
  `),
  "several-leaders": TEXT(`
    critical pending 300 s, recovery 300 s
    (sum by (aura_stack, aura_project, instance_id, database) (max by (aura_stack, aura_project, instance_id, database, availability_zone, instance_mode) (last_over_time(neo4j_cluster_raft_is_leader{aura_stack="prod"}[150s])))) > 1.5
  `),
};
