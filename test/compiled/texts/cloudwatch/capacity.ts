import { NOT_SUPPORTED, TEXT, type Texts } from "../expected";

/** Alerts about capacity, as CloudWatch says them. */
export const capacity: Texts = {
  "cpu-oversized": NOT_SUPPORTED("it looks back over 1w at once, and a range in CloudWatch's PromQL spans 24 hours at most"),
  "instance-idle": NOT_SUPPORTED("it looks back over 1w at once, and a range in CloudWatch's PromQL spans 24 hours at most"),
  "nodes-growing": TEXT(`
    info pending 3600 s, recovery 7200 s
    (((max by (aura_stack, aura_project, instance_id, database) (last_over_time(neo4j_database_count_node{aura_stack="prod"}[4m]))) - (max_over_time((max by (aura_stack, aura_project, instance_id, database) (last_over_time(neo4j_database_count_node{aura_stack="prod"}[4m])))[1h:1m] offset 7d))) / (max_over_time((max by (aura_stack, aura_project, instance_id, database) (last_over_time(neo4j_database_count_node{aura_stack="prod"}[4m])))[1h:1m] offset 7d) > 0)) > 0.5
    and on (aura_stack, aura_project, instance_id, database) ((max by (aura_stack, aura_project, instance_id, database) (last_over_time(neo4j_database_count_node{aura_stack="prod"}[4m]))) > 100000)
  `),
  "relationships-growing": TEXT(`
    info pending 3600 s, recovery 7200 s
    (((max by (aura_stack, aura_project, instance_id, database) (last_over_time(neo4j_database_count_relationship{aura_stack="prod"}[4m]))) - (max_over_time((max by (aura_stack, aura_project, instance_id, database) (last_over_time(neo4j_database_count_relationship{aura_stack="prod"}[4m])))[1h:1m] offset 7d))) / (max_over_time((max by (aura_stack, aura_project, instance_id, database) (last_over_time(neo4j_database_count_relationship{aura_stack="prod"}[4m])))[1h:1m] offset 7d) > 0)) > 0.5
    and on (aura_stack, aura_project, instance_id, database) ((max by (aura_stack, aura_project, instance_id, database) (last_over_time(neo4j_database_count_relationship{aura_stack="prod"}[4m]))) > 100000)
  `),
  "storage-full-in-30-days": NOT_SUPPORTED("it looks back over 7d at once, and a range in CloudWatch's PromQL spans 24 hours at most"),
  "storage-full-in-4-days": TEXT(`
    critical pending 3600 s, recovery 7200 s
    (predict_linear((avg_over_time(((sum by (aura_stack, aura_project, instance_id) (max by (aura_stack, aura_project, instance_id, database) (last_over_time(neo4j_database_store_size_database{aura_stack="prod"}[4m])))) / (max by (aura_stack, aura_project, instance_id) (last_over_time(neo4j_aura_storage_limit{aura_stack="prod"}[4m])) > 0))[1h:1m]))[1d:1h], 345600)) > 1
    and on (aura_stack, aura_project, instance_id) ((count_over_time((avg_over_time(((sum by (aura_stack, aura_project, instance_id) (max by (aura_stack, aura_project, instance_id, database) (last_over_time(neo4j_database_store_size_database{aura_stack="prod"}[4m])))) / (max by (aura_stack, aura_project, instance_id) (last_over_time(neo4j_aura_storage_limit{aura_stack="prod"}[4m])) > 0))[1h:1m]))[1d:1h])) > 11)
    and on (aura_stack, aura_project, instance_id) (((sum by (aura_stack, aura_project, instance_id) (max by (aura_stack, aura_project, instance_id, database) (last_over_time(neo4j_database_store_size_database{aura_stack="prod"}[4m])))) / (max by (aura_stack, aura_project, instance_id) (last_over_time(neo4j_aura_storage_limit{aura_stack="prod"}[4m])) > 0)) > 0.5)
  `),
  "storage-oversized": NOT_SUPPORTED("it looks back over 1w at once, and a range in CloudWatch's PromQL spans 24 hours at most"),
};
