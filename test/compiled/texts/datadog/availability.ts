import { NOT_SUPPORTED, TEXT, type Texts } from "../expected";

export const availability: Texts = {
  "credentials-old": TEXT(`
    credentials-old-warning-cb50b84c-0a53-565c-ba05-008e104efee0: P3, from 2026-11-30T01:00:00 UTC FREQ=DAILY;INTERVAL=1
    max(last_1h):default_zero(max:datadog.agent.metrics.contexts.limit{aura_stack:prod,aura_project:cb50b84c-0a53-565c-ba05-008e104efee0}) >= 0`),
  "data-stale": NOT_SUPPORTED("Datadog stamps samples with the time of the check and not with Aura's own, so that old data looks fresh"),
  "endpoint-down": TEXT(`
    endpoint-down-critical: P2, 4 bad, 10 good
    "neo4j.openmetrics.health".over("aura_stack:prod").by("aura_project","aura_endpoint").last(11).count_by_status()`),
  "endpoint-not-scraped": TEXT(`
    endpoint-not-scraped-critical-cb50b84c-0a53-565c-ba05-008e104efee0: P2, 60 s late
    max(last_11m):default_zero(clamp_max(max:datadog.agent.metrics.contexts.total{aura_stack:prod,aura_project:cb50b84c-0a53-565c-ba05-008e104efee0,aura_endpoint:cb50b84c-0a53-565c-ba05-008e104efee0}, 1) * 0 + 1) < 1`),
  "endpoint-refuses": NOT_SUPPORTED("Datadog's check tells nobody how long a run took"),
  "instance-missing": TEXT(`
    instance-missing-critical-6b0c65e8: P2, 60 s late
    max(last_16m):default_zero(max:neo4j.aura_cpu_usage{aura_stack:prod,aura_project:cb50b84c-0a53-565c-ba05-008e104efee0,instance_id:6b0c65e8} * 0 + 1) < 1`),
  "instance-unconfigured": TEXT(`
    instance-unconfigured-info: P4, new groups wait 1860 s, 60 s late
    min(last_31m):max:neo4j.aura_cpu_limit{aura_stack:prod AND instance_id NOT IN (6b0c65e8)} by {aura_project,instance_id} > 0`),
  "metric-family-vanished": NOT_SUPPORTED("Datadog cannot count how many different metrics an instance has"),
  "sample-limit-near": TEXT(`
    sample-limit-near-warning: P3, ends at 0.665, new groups wait 660 s, 60 s late
    min(last_11m):moving_rollup(max:datadog.agent.metrics.contexts.total{aura_stack:prod} by {aura_project,aura_endpoint}, 300, 'max') / max:datadog.agent.metrics.contexts.limit{aura_stack:prod} by {aura_project,aura_endpoint} > 0.7`),
  "scrape-flapping": TEXT(`
    scrape-flapping-guard-1: P5, new groups wait 360 s, 60 s late
    min(last_6m):moving_rollup(abs(diff(clamp_max(max:datadog.agent.metrics.contexts.total{aura_stack:prod} by {aura_project,aura_endpoint}, 1))), 1740, 'sum') > 3
    scrape-flapping-warning-signal: P3, ends at 0.84, new groups wait 360 s, 60 s late
    max(last_6m):moving_rollup(clamp_max(max:datadog.agent.metrics.contexts.total{aura_stack:prod} by {aura_project,aura_endpoint}, 1), 1800, 'avg') < 0.8
    scrape-flapping-warning: P3
    {scrape-flapping-warning-signal} && {scrape-flapping-guard-1}`),
  "scrape-slow": NOT_SUPPORTED("Datadog's check tells nobody how long a run took"),
};
