import { TEXT, type Texts } from "../expected";

export const availability: Texts = {
  "credentials-old": TEXT(`
    warning (warning): above 7776000 for 3600 s, windows of 120 s
    SELECT min(\`aura_availability:watched:value\`) FROM Metric WHERE aura_stack = 'prod' AND aura_alert = 'credentials-old' FACET aura_project`),
  "data-stale": TEXT(`
    critical (critical): above 210 for 360 s, windows of 120 s
    SELECT min(\`aura_availability:watched:value\`) FROM Metric WHERE aura_stack = 'prod' AND aura_alert = 'data-stale' FACET aura_project, instance_id`),
  "endpoint-down": TEXT(`
    critical (critical): below 0.5 for 240 s, windows of 120 s
    SELECT max(\`up\`) FROM Metric WHERE aura_stack = 'prod' FACET aura_project, aura_endpoint`),
  "endpoint-not-scraped": TEXT(`
    critical (critical): above 0.5 for 600 s, windows of 120 s
    SELECT min(\`aura_availability:watched:value\`) FROM Metric WHERE aura_stack = 'prod' AND aura_alert = 'endpoint-not-scraped' FACET aura_project, aura_endpoint`),
  "endpoint-refuses": TEXT(`
    warning (warning): below 0.5 for 600 s, windows of 120 s
    SELECT max(\`aura_availability:watched:value\`) FROM Metric WHERE aura_stack = 'prod' AND aura_alert = 'endpoint-refuses' FACET aura_project, aura_endpoint`),
  "instance-missing": TEXT(`
    critical (critical): above 0.5 for 360 s, windows of 120 s
    SELECT min(\`aura_availability:watched:value\`) FROM Metric WHERE aura_stack = 'prod' AND aura_alert = 'instance-missing' FACET aura_project, instance_id`),
  "instance-unconfigured": TEXT(`
    info (warning): above 0 for 1800 s, windows of 120 s
    SELECT min(\`aura_availability:watched:value\`) FROM Metric WHERE aura_stack = 'prod' AND aura_alert = 'instance-unconfigured' FACET aura_project, instance_id`),
  "metric-family-vanished": TEXT(`
    warning (warning): above 0 for 360 s, windows of 120 s
    SELECT min(\`aura_availability:watched:value\`) FROM Metric WHERE aura_stack = 'prod' AND aura_alert = 'metric-family-vanished' FACET aura_project, instance_id`),
  "sample-limit-near": TEXT(`
    warning (warning): above 0.7 for 600 s, windows of 120 s
    SELECT min(\`aura_availability:watched:value\`) FROM Metric WHERE aura_stack = 'prod' AND aura_alert = 'sample-limit-near' FACET aura_project, aura_endpoint`),
  "scrape-flapping": TEXT(`
    warning (warning): below 0.8 for 360 s, windows of 120 s
    SELECT max(\`aura_availability:watched:value\`) FROM Metric WHERE aura_stack = 'prod' AND aura_alert = 'scrape-flapping' FACET aura_project, aura_endpoint`),
  "scrape-slow": TEXT(`
    warning (warning): above 0.7 for 360 s, windows of 120 s
    SELECT min(\`aura_availability:watched:value\`) FROM Metric WHERE aura_stack = 'prod' AND aura_alert = 'scrape-slow' FACET aura_project, aura_endpoint`),
};
