import { TEXT, type Texts } from "../expected";

/** Alerts about saturation, as CloudWatch says them. */
export const saturation: Texts = {
  "connection-churn": TEXT(`
    warning pending 900 s, recovery 600 s
    (sum_over_time((max by (aura_stack, aura_project, instance_id) (clamp_min(max by (aura_stack, aura_project, instance_id, availability_zone, instance_mode) (last_over_time(neo4j_dbms_bolt_connections_opened_total{aura_stack="prod"}[4m])) - max by (aura_stack, aura_project, instance_id, availability_zone, instance_mode) (last_over_time(neo4j_dbms_bolt_connections_opened_total{aura_stack="prod"}[15m] offset 1m)), 0)))[5m:1m]) / 300) > 10
    and on (aura_stack, aura_project, instance_id) ((sum_over_time((max by (aura_stack, aura_project, instance_id) (clamp_min(max by (aura_stack, aura_project, instance_id, availability_zone, instance_mode) (last_over_time(neo4j_dbms_bolt_connections_closed_total{aura_stack="prod"}[4m])) - max by (aura_stack, aura_project, instance_id, availability_zone, instance_mode) (last_over_time(neo4j_dbms_bolt_connections_closed_total{aura_stack="prod"}[15m] offset 1m)), 0)))[5m:1m]) / 300) > 5)
    and on (aura_stack, aura_project, instance_id) ((max by (aura_stack, aura_project, instance_id) (last_over_time(neo4j_dbms_bolt_connections_idle{aura_stack="prod"}[4m]))) < 10)
  `),
  "connection-leak": TEXT(`
    warning pending 1800 s, recovery 1800 s
    ((sum_over_time((max by (aura_stack, aura_project, instance_id) (clamp_min(max by (aura_stack, aura_project, instance_id, availability_zone, instance_mode) (last_over_time(neo4j_dbms_bolt_connections_opened_total{aura_stack="prod"}[4m])) - max by (aura_stack, aura_project, instance_id, availability_zone, instance_mode) (last_over_time(neo4j_dbms_bolt_connections_opened_total{aura_stack="prod"}[15m] offset 1m)), 0)))[1h:1m])) - (sum_over_time((max by (aura_stack, aura_project, instance_id) (clamp_min(max by (aura_stack, aura_project, instance_id, availability_zone, instance_mode) (last_over_time(neo4j_dbms_bolt_connections_closed_total{aura_stack="prod"}[4m])) - max by (aura_stack, aura_project, instance_id, availability_zone, instance_mode) (last_over_time(neo4j_dbms_bolt_connections_closed_total{aura_stack="prod"}[15m] offset 1m)), 0)))[1h:1m]))) > 100
  `),
  "connections-near-limit": TEXT(`
    critical pending 300 s, recovery 300 s
    (((max by (aura_stack, aura_project, instance_id) (last_over_time(neo4j_dbms_bolt_connections_running{aura_stack="prod"}[4m]))) + (max by (aura_stack, aura_project, instance_id) (last_over_time(neo4j_dbms_bolt_connections_idle{aura_stack="prod"}[4m])))) / (label_replace(label_replace(label_replace(vector(400), "instance_id", "6b0c65e8", "", ""), "aura_project", "cb50b84c-0a53-565c-ba05-008e104efee0", "", ""), "aura_stack", "prod", "", "") > 0)) > 0.95
    warning pending 300 s, recovery 300 s
    (((max by (aura_stack, aura_project, instance_id) (last_over_time(neo4j_dbms_bolt_connections_running{aura_stack="prod"}[4m]))) + (max by (aura_stack, aura_project, instance_id) (last_over_time(neo4j_dbms_bolt_connections_idle{aura_stack="prod"}[4m])))) / (label_replace(label_replace(label_replace(vector(400), "instance_id", "6b0c65e8", "", ""), "aura_project", "cb50b84c-0a53-565c-ba05-008e104efee0", "", ""), "aura_stack", "prod", "", "") > 0)) > 0.8
  `),
  "connections-per-core-high": TEXT(`
    warning pending 600 s, recovery 300 s
    ((max by (aura_stack, aura_project, instance_id) (last_over_time(neo4j_dbms_bolt_connections_running{aura_stack="prod"}[4m]))) / (max by (aura_stack, aura_project, instance_id) (last_over_time(neo4j_aura_cpu_limit{aura_stack="prod"}[4m])) > 0)) > 15
  `),
  "cpu-saturated": TEXT(`
    critical pending 300 s, recovery 300 s
    ((max by (aura_stack, aura_project, instance_id) (last_over_time(neo4j_aura_cpu_usage{aura_stack="prod"}[4m]))) / (max by (aura_stack, aura_project, instance_id) (last_over_time(neo4j_aura_cpu_limit{aura_stack="prod"}[4m])) > 0)) > 0.95
    warning pending 300 s, recovery 300 s
    ((max by (aura_stack, aura_project, instance_id) (last_over_time(neo4j_aura_cpu_usage{aura_stack="prod"}[4m]))) / (max by (aura_stack, aura_project, instance_id) (last_over_time(neo4j_aura_cpu_limit{aura_stack="prod"}[4m])) > 0)) > 0.85
  `),
  "gc-share-high": TEXT(`
    critical pending 600 s, recovery 300 s
    ((sum_over_time((max by (aura_stack, aura_project, instance_id) (clamp_min(max by (aura_stack, aura_project, instance_id, availability_zone, instance_mode) (last_over_time(neo4j_dbms_vm_gc_time_g1_young_generation_total{aura_stack="prod"}[4m])) - max by (aura_stack, aura_project, instance_id, availability_zone, instance_mode) (last_over_time(neo4j_dbms_vm_gc_time_g1_young_generation_total{aura_stack="prod"}[15m] offset 1m)), 0)))[5m:1m]) / 300000) + (sum_over_time((max by (aura_stack, aura_project, instance_id) (clamp_min(max by (aura_stack, aura_project, instance_id, availability_zone, instance_mode) (last_over_time(neo4j_dbms_vm_gc_time_g1_old_generation_total{aura_stack="prod"}[4m])) - max by (aura_stack, aura_project, instance_id, availability_zone, instance_mode) (last_over_time(neo4j_dbms_vm_gc_time_g1_old_generation_total{aura_stack="prod"}[15m] offset 1m)), 0)))[5m:1m]) / 300000)) > 0.15
    warning pending 600 s, recovery 300 s
    ((sum_over_time((max by (aura_stack, aura_project, instance_id) (clamp_min(max by (aura_stack, aura_project, instance_id, availability_zone, instance_mode) (last_over_time(neo4j_dbms_vm_gc_time_g1_young_generation_total{aura_stack="prod"}[4m])) - max by (aura_stack, aura_project, instance_id, availability_zone, instance_mode) (last_over_time(neo4j_dbms_vm_gc_time_g1_young_generation_total{aura_stack="prod"}[15m] offset 1m)), 0)))[5m:1m]) / 300000) + (sum_over_time((max by (aura_stack, aura_project, instance_id) (clamp_min(max by (aura_stack, aura_project, instance_id, availability_zone, instance_mode) (last_over_time(neo4j_dbms_vm_gc_time_g1_old_generation_total{aura_stack="prod"}[4m])) - max by (aura_stack, aura_project, instance_id, availability_zone, instance_mode) (last_over_time(neo4j_dbms_vm_gc_time_g1_old_generation_total{aura_stack="prod"}[15m] offset 1m)), 0)))[5m:1m]) / 300000)) > 0.05
  `),
  "heap-high": TEXT(`
    emergency pending 900 s, recovery 300 s
    (max by (aura_stack, aura_project, instance_id) (last_over_time(neo4j_dbms_vm_heap_used_ratio{aura_stack="prod"}[4m]))) > 0.95
    critical pending 900 s, recovery 300 s
    (max by (aura_stack, aura_project, instance_id) (last_over_time(neo4j_dbms_vm_heap_used_ratio{aura_stack="prod"}[4m]))) > 0.8
  `),
  "page-cache-full": TEXT(`
    info pending 1800 s, recovery 1800 s
    (min by (aura_stack, aura_project, instance_id) (last_over_time(neo4j_dbms_page_cache_usage_ratio{aura_stack="prod"}[4m]))) > 0.99
    and on (aura_stack, aura_project, instance_id) ((sum_over_time((max by (aura_stack, aura_project, instance_id) (clamp_min(max by (aura_stack, aura_project, instance_id, availability_zone, instance_mode) (last_over_time(neo4j_dbms_page_cache_evictions_total{aura_stack="prod"}[4m])) - max by (aura_stack, aura_project, instance_id, availability_zone, instance_mode) (last_over_time(neo4j_dbms_page_cache_evictions_total{aura_stack="prod"}[15m] offset 1m)), 0)))[5m:1m]) / 300) > 10)
  `),
  "page-cache-misses": TEXT(`
    critical pending 600 s, recovery 600 s
    (avg by (aura_stack, aura_project, instance_id) (last_over_time(neo4j_dbms_page_cache_hit_ratio_per_minute{aura_stack="prod"}[4m]) >= 0)) < 0.5
    and on (aura_stack, aura_project, instance_id) ((sum_over_time((max by (aura_stack, aura_project, instance_id) (clamp_min(max by (aura_stack, aura_project, instance_id, availability_zone, instance_mode) (last_over_time(neo4j_dbms_page_cache_evictions_total{aura_stack="prod"}[4m])) - max by (aura_stack, aura_project, instance_id, availability_zone, instance_mode) (last_over_time(neo4j_dbms_page_cache_evictions_total{aura_stack="prod"}[15m] offset 1m)), 0)))[5m:1m]) / 300) > 1)
    and on (aura_stack, aura_project, instance_id) ((sum by (aura_stack, aura_project, instance_id) ((sum_over_time((sum by (aura_stack, aura_project, instance_id, database) (clamp_min(max by (aura_stack, aura_project, instance_id, database, availability_zone, instance_mode) (last_over_time(neo4j_db_query_execution_success_total{aura_stack="prod"}[4m])) - max by (aura_stack, aura_project, instance_id, database, availability_zone, instance_mode) (last_over_time(neo4j_db_query_execution_success_total{aura_stack="prod"}[15m] offset 1m)), 0)))[5m:1m]) / 300) + (sum_over_time((sum by (aura_stack, aura_project, instance_id, database) (clamp_min(max by (aura_stack, aura_project, instance_id, database, availability_zone, instance_mode) (last_over_time(neo4j_db_query_execution_failure_total{aura_stack="prod"}[4m])) - max by (aura_stack, aura_project, instance_id, database, availability_zone, instance_mode) (last_over_time(neo4j_db_query_execution_failure_total{aura_stack="prod"}[15m] offset 1m)), 0)))[5m:1m]) / 300))) > 0.1)
    warning pending 600 s, recovery 600 s
    (avg by (aura_stack, aura_project, instance_id) (last_over_time(neo4j_dbms_page_cache_hit_ratio_per_minute{aura_stack="prod"}[4m]) >= 0)) < 0.98
    and on (aura_stack, aura_project, instance_id) ((sum_over_time((max by (aura_stack, aura_project, instance_id) (clamp_min(max by (aura_stack, aura_project, instance_id, availability_zone, instance_mode) (last_over_time(neo4j_dbms_page_cache_evictions_total{aura_stack="prod"}[4m])) - max by (aura_stack, aura_project, instance_id, availability_zone, instance_mode) (last_over_time(neo4j_dbms_page_cache_evictions_total{aura_stack="prod"}[15m] offset 1m)), 0)))[5m:1m]) / 300) > 1)
    and on (aura_stack, aura_project, instance_id) ((sum by (aura_stack, aura_project, instance_id) ((sum_over_time((sum by (aura_stack, aura_project, instance_id, database) (clamp_min(max by (aura_stack, aura_project, instance_id, database, availability_zone, instance_mode) (last_over_time(neo4j_db_query_execution_success_total{aura_stack="prod"}[4m])) - max by (aura_stack, aura_project, instance_id, database, availability_zone, instance_mode) (last_over_time(neo4j_db_query_execution_success_total{aura_stack="prod"}[15m] offset 1m)), 0)))[5m:1m]) / 300) + (sum_over_time((sum by (aura_stack, aura_project, instance_id, database) (clamp_min(max by (aura_stack, aura_project, instance_id, database, availability_zone, instance_mode) (last_over_time(neo4j_db_query_execution_failure_total{aura_stack="prod"}[4m])) - max by (aura_stack, aura_project, instance_id, database, availability_zone, instance_mode) (last_over_time(neo4j_db_query_execution_failure_total{aura_stack="prod"}[15m] offset 1m)), 0)))[5m:1m]) / 300))) > 0.1)
  `),
  "storage-filling": TEXT(`
    emergency pending 900 s, recovery 900 s
    ((sum by (aura_stack, aura_project, instance_id) (max by (aura_stack, aura_project, instance_id, database) (last_over_time(neo4j_database_store_size_database{aura_stack="prod"}[4m])))) / (max by (aura_stack, aura_project, instance_id) (last_over_time(neo4j_aura_storage_limit{aura_stack="prod"}[4m])) > 0)) > 0.95
    critical pending 900 s, recovery 900 s
    ((sum by (aura_stack, aura_project, instance_id) (max by (aura_stack, aura_project, instance_id, database) (last_over_time(neo4j_database_store_size_database{aura_stack="prod"}[4m])))) / (max by (aura_stack, aura_project, instance_id) (last_over_time(neo4j_aura_storage_limit{aura_stack="prod"}[4m])) > 0)) > 0.8
    warning pending 900 s, recovery 900 s
    ((sum by (aura_stack, aura_project, instance_id) (max by (aura_stack, aura_project, instance_id, database) (last_over_time(neo4j_database_store_size_database{aura_stack="prod"}[4m])))) / (max by (aura_stack, aura_project, instance_id) (last_over_time(neo4j_aura_storage_limit{aura_stack="prod"}[4m])) > 0)) > 0.7
  `),
};
