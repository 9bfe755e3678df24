import { TEXT, type Texts } from "../expected";

export const performance: Texts = {
  "checkpoint-slow": TEXT(`
    critical (critical): above 1800000 for 1800 s, windows of 120 s
    warning (warning): above 600000 for 1800 s, windows of 120 s
    SELECT min(\`aura_performance:watched:value\`) FROM Metric WHERE aura_stack = 'prod' AND aura_alert = 'checkpoint-slow' FACET aura_project, instance_id, database`),
  "checkpoint-stalled": TEXT(`
    warning (warning): below 1 for 1800 s, windows of 120 s
    SELECT max(\`aura_performance:watched:value\`) FROM Metric WHERE aura_stack = 'prod' AND aura_alert = 'checkpoint-stalled' FACET aura_project, instance_id, database`),
  "latency-p50-high": TEXT(`
    warning (warning): above 500 for 600 s, windows of 120 s
    info (warning): above 100 for 600 s, windows of 120 s
    SELECT min(\`aura_performance:watched:value\`) FROM Metric WHERE aura_stack = 'prod' AND aura_alert = 'latency-p50-high' FACET aura_project, instance_id, database`),
  "latency-p99-high": TEXT(`
    critical (critical): above 30000 for 600 s, windows of 120 s
    warning (warning): above 10000 for 600 s, windows of 120 s
    SELECT min(\`aura_performance:watched:value\`) FROM Metric WHERE aura_stack = 'prod' AND aura_alert = 'latency-p99-high' FACET aura_project, instance_id, database`),
  "latency-regressed": TEXT(`
    warning (warning): above 3 for 1800 s, windows of 120 s
    SELECT min(\`aura_performance:watched:value\`) FROM Metric WHERE aura_stack = 'prod' AND aura_alert = 'latency-regressed' FACET aura_project, instance_id, database`),
  "latency-tail-heavy": TEXT(`
    info (warning): above 10 for 1800 s, windows of 120 s
    SELECT min(\`aura_performance:watched:value\`) FROM Metric WHERE aura_stack = 'prod' AND aura_alert = 'latency-tail-heavy' FACET aura_project, instance_id, database`),
  "replans-high": TEXT(`
    warning (warning): above 0.1 for 1800 s, windows of 120 s
    SELECT min(\`aura_performance:watched:value\`) FROM Metric WHERE aura_stack = 'prod' AND aura_alert = 'replans-high' FACET aura_project, instance_id, database`),
  "throughput-stopped": TEXT(`
    critical (critical): below 0.02 for 960 s, windows of 120 s
    warning (warning): below 0.1 for 960 s, windows of 120 s
    SELECT max(\`aura_performance:watched:value\`) FROM Metric WHERE aura_stack = 'prod' AND aura_alert = 'throughput-stopped' FACET aura_project, instance_id, database`),
  "throughput-unusual": TEXT(`
    info (warning): above 4 for 1800 s, windows of 120 s
    SELECT min(\`aura_performance:watched:value\`) FROM Metric WHERE aura_stack = 'prod' AND aura_alert = 'throughput-unusual' FACET aura_project, instance_id, database`),
  "transactions-pile-up": TEXT(`
    critical (critical): above 20 for 960 s, windows of 120 s
    warning (warning): above 5 for 960 s, windows of 120 s
    SELECT min(\`aura_performance:watched:value\`) FROM Metric WHERE aura_stack = 'prod' AND aura_alert = 'transactions-pile-up' FACET aura_project, instance_id, database`),
};
