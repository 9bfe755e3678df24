import { TEXT, type Texts } from "../expected";

export const cluster: Texts = {
  "member-stuck": TEXT(`
    critical (critical): below 1 for 600 s, windows of 120 s
    SELECT max(\`aura_cluster:watched:value\`) FROM Metric WHERE aura_stack = 'prod' AND aura_alert = 'member-stuck' FACET aura_project, instance_id, database, availability_zone, instance_mode`),
  "no-leader": TEXT(`
    critical (critical): below 0.5 for 120 s, windows of 120 s
    SELECT max(\`aura_cluster:watched:value\`) FROM Metric WHERE aura_stack = 'prod' AND aura_alert = 'no-leader' FACET aura_project, instance_id, database`),
  "replication-lag": TEXT(`
    critical (critical): above 10000 for 360 s, windows of 120 s
    warning (warning): above 1000 for 360 s, windows of 120 s
    SELECT min(\`aura_cluster:watched:value\`) FROM Metric WHERE aura_stack = 'prod' AND aura_alert = 'replication-lag' FACET aura_project, instance_id, database`),
  "several-leaders": TEXT(`
    critical (critical): above 1.5 for 360 s, windows of 120 s
    SELECT min(\`aura_cluster:watched:value\`) FROM Metric WHERE aura_stack = 'prod' AND aura_alert = 'several-leaders' FACET aura_project, instance_id, database`),
};
