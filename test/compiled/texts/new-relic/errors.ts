import { TEXT, type Texts } from "../expected";

export const errors: Texts = {
  "out-of-memory": TEXT(`
    critical (critical): above 0 once in 120 s, windows of 120 s
    SELECT max(\`aura_errors:watched:value\`) FROM Metric WHERE aura_stack = 'prod' AND aura_alert = 'out-of-memory' FACET aura_project, instance_id`),
  "out-of-memory-repeated": TEXT(`
    emergency (critical): above 2 once in 120 s, windows of 120 s
    SELECT max(\`aura_errors:watched:value\`) FROM Metric WHERE aura_stack = 'prod' AND aura_alert = 'out-of-memory-repeated' FACET aura_project, instance_id`),
  "query-failures": TEXT(`
    critical (critical): above 0.1 for 360 s, windows of 120 s
    warning (warning): above 0.01 for 360 s, windows of 120 s
    SELECT min(\`aura_errors:watched:value\`) FROM Metric WHERE aura_stack = 'prod' AND aura_alert = 'query-failures' FACET aura_project, instance_id, database`),
  "rollbacks-high": TEXT(`
    warning (warning): above 0.05 for 360 s, windows of 120 s
    SELECT min(\`aura_errors:watched:value\`) FROM Metric WHERE aura_stack = 'prod' AND aura_alert = 'rollbacks-high' FACET aura_project, instance_id, database`),
};
