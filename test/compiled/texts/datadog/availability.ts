import { NOT_APPLICABLE, NOT_SUPPORTED, TEXT, type Texts } from "../expected";

export const availability: Texts = {
  "credentials-old": NOT_SUPPORTED("Datadog has no clock in a query, and the moment is not among the metrics"),
  "data-stale": NOT_SUPPORTED("Datadog stamps samples with the time of the check and not with Aura's own, so that old data looks fresh"),
  "endpoint-down": TEXT(`
    endpoint-down-critical: P2, 4 bad, 10 good
    "neo4j.openmetrics.health".over("aura_stack:prod").by("aura_project","aura_endpoint").last(11).count_by_status()`),
  "endpoint-not-scraped": NOT_APPLICABLE,
  "endpoint-refuses": NOT_APPLICABLE,
  "instance-missing": NOT_SUPPORTED(
    "Datadog tells of missing data only for what has sent some before; an instance that never came is not seen",
  ),
  "instance-unconfigured": TEXT(`
    instance-unconfigured-info: P4, new groups wait 1860 s, 60 s late
    min(last_31m):max:neo4j.aura_cpu_limit{aura_stack:prod AND instance_id NOT IN (6b0c65e8)} by {aura_project,instance_id} > 0`),
  "metric-family-vanished": NOT_SUPPORTED("Datadog cannot count how many different metrics an instance has"),
  "sample-limit-near": NOT_APPLICABLE,
  "scrape-flapping": NOT_APPLICABLE,
  "scrape-slow": NOT_APPLICABLE,
};
