import { alert } from "./alert";
import { expectPromql } from "./expect-promql";

describe("availability alerts in PromQL", () => {
  it("credentials-old", () =>
    expectPromql(
      alert("credentials-old"),
      `
    warning > 7776000, for 1h
    time() - max by (aura_stack, aura_project) (last_over_time(aura_credentials_issued_timestamp_seconds{aura_stack="prod"}[5m]))`,
    ));

  it("data-stale", () =>
    expectPromql(
      alert("data-stale"),
      `
    critical > 210, for 5m, keeps firing 5m
    time() - max by (aura_stack, aura_project, instance_id) (max_over_time(timestamp(neo4j_aura_cpu_usage{aura_stack="prod"})[15m:1m]))
    and on (aura_stack, aura_project, instance_id) ((max by (aura_stack, aura_project, instance_id) (max by (aura_stack, aura_project, aura_endpoint) (max_over_time(up{aura_stack="prod"}[5m])) * on (aura_stack, aura_project, aura_endpoint) group_right () group by (aura_stack, aura_project, aura_endpoint, instance_id) (last_over_time(neo4j_aura_cpu_usage{aura_stack="prod"}[20m])))) > 0.5)`,
    ));

  it("endpoint-down", () =>
    expectPromql(
      alert("endpoint-down"),
      `
    critical < 0.5, for 3m, keeps firing 10m
    max by (aura_stack, aura_project, aura_endpoint) (up{aura_stack="prod"})`,
    ));

  it("endpoint-not-scraped", () =>
    expectPromql(
      alert("endpoint-not-scraped"),
      `
    critical > 0.5, for 10m, keeps firing 10m
    max by (aura_stack, aura_project, aura_endpoint) (last_over_time(aura_endpoint_info{aura_stack="prod"}[5m]))
    unless on (aura_stack, aura_project, aura_endpoint) (max by (aura_stack, aura_project, aura_endpoint) (up{aura_stack="prod"}))`,
    ));

  it("endpoint-refuses", () =>
    expectPromql(
      alert("endpoint-refuses"),
      `
    warning < 0.5, for 10m, keeps firing 10m
    max by (aura_stack, aura_project, aura_endpoint) (up{aura_stack="prod"})
    and on (aura_stack, aura_project, aura_endpoint) (((max by (aura_stack, aura_project, aura_endpoint) (scrape_duration_seconds{aura_stack="prod"})) / (max by (aura_stack, aura_project, aura_endpoint) (scrape_timeout_seconds{aura_stack="prod"}) > 0)) < 0.5)`,
    ));

  it("instance-missing", () =>
    expectPromql(
      alert("instance-missing"),
      `
    critical > 0.5, for 5m, keeps firing 5m
    max by (aura_stack, aura_project, instance_id) (last_over_time(aura_instance_info{aura_stack="prod",pause!="always"}[450s]))
    unless on (aura_stack, aura_project, instance_id) (time() - max by (aura_stack, aura_project, instance_id) (max_over_time(timestamp(neo4j_aura_cpu_usage{aura_stack="prod"})[10m:1m])))`,
    ));

  it("instance-unconfigured", () =>
    expectPromql(
      alert("instance-unconfigured"),
      `
    info > 0, for 30m
    instance:neo4j_aura_cpu_limit:max{aura_stack="prod"}
    unless on (aura_stack, aura_project, instance_id) (max by (aura_stack, aura_project, instance_id) (last_over_time(aura_instance_info{aura_stack="prod"}[450s])))`,
    ));

  it("metric-family-vanished", () =>
    expectPromql(
      alert("metric-family-vanished"),
      `
    warning > 0, for 5m, keeps firing 10m
    last_over_time(instance:neo4j_metric_families:max1d{aura_stack="prod"}[2h]) - last_over_time(instance:neo4j_metric_families:count30m{aura_stack="prod"}[2h])`,
    ));

  it("sample-limit-near", () =>
    expectPromql(
      alert("sample-limit-near"),
      `
    warning > 0.7, for 10m, keeps firing 10m
    max by (aura_stack, aura_project, aura_endpoint) (max_over_time(scrape_samples_post_metric_relabeling{aura_stack="prod"}[5m])) / (max by (aura_stack, aura_project, aura_endpoint) (scrape_sample_limit{aura_stack="prod"}) > 0)`,
    ));

  it("scrape-flapping", () =>
    expectPromql(
      alert("scrape-flapping"),
      `
    warning < 0.8, for 5m, keeps firing 15m
    max by (aura_stack, aura_project, aura_endpoint) (avg_over_time(up{aura_stack="prod"}[30m]))
    and on (aura_stack, aura_project, aura_endpoint) ((max by (aura_stack, aura_project, aura_endpoint) (changes(up{aura_stack="prod"}[30m]))) > 3)`,
    ));

  it("scrape-slow", () =>
    expectPromql(
      alert("scrape-slow"),
      `
    warning > 0.7, for 5m, keeps firing 10m
    max by (aura_stack, aura_project, aura_endpoint) (avg_over_time(scrape_duration_seconds{aura_stack="prod"}[10m])) / (max by (aura_stack, aura_project, aura_endpoint) (scrape_timeout_seconds{aura_stack="prod"}) > 0)`,
    ));
});
