import { TEXT, type Texts } from "../expected";

export const saturation: Texts = {
  "connection-churn": TEXT(`
    warning (warning): above 10 for 960 s, windows of 120 s
    SELECT min(\`aura_saturation:watched:value\`) FROM Metric WHERE aura_stack = 'prod' AND aura_alert = 'connection-churn' FACET aura_project, instance_id`),
  "connection-leak": TEXT(`
    warning (warning): above 100 for 1800 s, windows of 120 s
    SELECT min(\`aura_saturation:watched:value\`) FROM Metric WHERE aura_stack = 'prod' AND aura_alert = 'connection-leak' FACET aura_project, instance_id`),
  "connections-near-limit": TEXT(`
    critical (critical): above 0.95 for 360 s, windows of 120 s
    warning (warning): above 0.8 for 360 s, windows of 120 s
    SELECT min(\`aura_saturation:watched:value\`) FROM Metric WHERE aura_stack = 'prod' AND aura_alert = 'connections-near-limit' FACET aura_project, instance_id`),
  "connections-per-core-high": TEXT(`
    warning (warning): above 15 for 600 s, windows of 120 s
    SELECT min(\`aura_saturation:watched:value\`) FROM Metric WHERE aura_stack = 'prod' AND aura_alert = 'connections-per-core-high' FACET aura_project, instance_id`),
  "cpu-saturated": TEXT(`
    critical (critical): above 0.95 for 360 s, windows of 120 s
    warning (warning): above 0.85 for 360 s, windows of 120 s
    SELECT min(\`instance:neo4j_aura_cpu_utilization:ratio\`) FROM Metric WHERE aura_stack = 'prod' FACET aura_project, instance_id`),
  "gc-share-high": TEXT(`
    critical (critical): above 0.15 for 600 s, windows of 120 s
    warning (warning): above 0.05 for 600 s, windows of 120 s
    SELECT min(\`instance:neo4j_dbms_vm_gc_time:ratio_rate5m\`) FROM Metric WHERE aura_stack = 'prod' FACET aura_project, instance_id`),
  "heap-high": TEXT(`
    emergency (critical): above 0.95 for 960 s, windows of 120 s
    critical (critical): above 0.8 for 960 s, windows of 120 s
    SELECT min(\`instance:neo4j_dbms_vm_heap_used_ratio:max\`) FROM Metric WHERE aura_stack = 'prod' FACET aura_project, instance_id`),
  "page-cache-full": TEXT(`
    info (warning): above 0.99 for 1800 s, windows of 120 s
    SELECT min(\`aura_saturation:watched:value\`) FROM Metric WHERE aura_stack = 'prod' AND aura_alert = 'page-cache-full' FACET aura_project, instance_id`),
  "page-cache-misses": TEXT(`
    critical (critical): below 0.5 for 600 s, windows of 120 s
    warning (warning): below 0.98 for 600 s, windows of 120 s
    SELECT max(\`aura_saturation:watched:value\`) FROM Metric WHERE aura_stack = 'prod' AND aura_alert = 'page-cache-misses' FACET aura_project, instance_id`),
  "storage-filling": TEXT(`
    emergency (critical): above 0.95 for 960 s, windows of 120 s
    critical (critical): above 0.8 for 960 s, windows of 120 s
    warning (warning): above 0.7 for 960 s, windows of 120 s
    SELECT min(\`instance:neo4j_aura_storage_utilization:ratio\`) FROM Metric WHERE aura_stack = 'prod' FACET aura_project, instance_id`),
};
