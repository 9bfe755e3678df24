import { TEXT, type Texts } from "../expected";

export const capacity: Texts = {
  "cpu-oversized": TEXT(`
    info (warning): below 0.1 for 3600 s, windows of 120 s
    SELECT max(\`aura_capacity:watched:value\`) FROM Metric WHERE aura_stack = 'prod' AND aura_alert = 'cpu-oversized' FACET aura_project, instance_id`),
  "instance-idle": TEXT(`
    info (warning): below 0.001 for 3600 s, windows of 120 s
    SELECT max(\`aura_capacity:watched:value\`) FROM Metric WHERE aura_stack = 'prod' AND aura_alert = 'instance-idle' FACET aura_project, instance_id`),
  "nodes-growing": TEXT(`
    info (warning): above 0.5 for 3600 s, windows of 120 s
    SELECT min(\`aura_capacity:watched:value\`) FROM Metric WHERE aura_stack = 'prod' AND aura_alert = 'nodes-growing' FACET aura_project, instance_id, database`),
  "relationships-growing": TEXT(`
    info (warning): above 0.5 for 3600 s, windows of 120 s
    SELECT min(\`aura_capacity:watched:value\`) FROM Metric WHERE aura_stack = 'prod' AND aura_alert = 'relationships-growing' FACET aura_project, instance_id, database`),
  "storage-full-in-30-days": TEXT(`
    warning (warning): above 1 for 3600 s, windows of 120 s
    SELECT min(\`aura_capacity:watched:value\`) FROM Metric WHERE aura_stack = 'prod' AND aura_alert = 'storage-full-in-30-days' FACET aura_project, instance_id`),
  "storage-full-in-4-days": TEXT(`
    critical (critical): above 1 for 3600 s, windows of 120 s
    SELECT min(\`aura_capacity:watched:value\`) FROM Metric WHERE aura_stack = 'prod' AND aura_alert = 'storage-full-in-4-days' FACET aura_project, instance_id`),
  "storage-oversized": TEXT(`
    info (warning): below 0.1 for 3600 s, windows of 120 s
    SELECT max(\`aura_capacity:watched:value\`) FROM Metric WHERE aura_stack = 'prod' AND aura_alert = 'storage-oversized' FACET aura_project, instance_id`),
};
