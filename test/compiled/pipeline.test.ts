import { alert } from "./alert";
import { expectPromql } from "./expect-promql";

describe("pipeline alerts in PromQL", () => {
  it("alertmanager-config-rejected", () =>
    expectPromql(
      alert("alertmanager-config-rejected"),
      `
    critical < 0.5, for 5m, keeps firing 5m
    max by (job, instance) (last_over_time(alertmanager_config_last_reload_successful{job="alertmanager"}[5m]))`,
    ));

  it("alertmanager-missing", () =>
    expectPromql(
      alert("alertmanager-missing"),
      `
    critical > 0.5, for 5m, keeps firing 5m
    absent(alertmanager_build_info{job="alertmanager"})`,
    ));

  it("alertmanager-notifications-failing", () =>
    expectPromql(
      alert("alertmanager-notifications-failing"),
      `
    critical > 0, for 0s, keeps firing 5m
    sum by (job, instance) (increase(alertmanager_notifications_failed_total{job="alertmanager"}[15m]))`,
    ));

  it("fleet-heartbeat", () =>
    expectPromql(
      alert("fleet-heartbeat"),
      `
    info > 0.999, for 0s
    sum by (aura_stack) (max by (aura_stack, aura_project, aura_endpoint) (max_over_time(up{aura_stack="prod"}[5m]))) / (sum by (aura_stack) (max by (aura_stack, aura_project, aura_endpoint) (last_over_time(aura_endpoint_info{aura_stack="prod"}[5m]))) > 0)`,
    ));

  it("pipeline-heartbeat", () =>
    expectPromql(
      alert("pipeline-heartbeat"),
      `
    info > 0.5, for 0s
    max by (aura_stack, aura_project, aura_endpoint) (max_over_time(up{aura_stack="prod"}[5m]))`,
    ));

  it("project-heartbeat", () =>
    expectPromql(
      alert("project-heartbeat"),
      `
    info > 0.999, for 0s
    sum by (aura_stack, aura_project) (max by (aura_stack, aura_project, aura_endpoint) (max_over_time(up{aura_stack="prod"}[5m]))) / (sum by (aura_stack, aura_project) (max by (aura_stack, aura_project, aura_endpoint) (last_over_time(aura_endpoint_info{aura_stack="prod"}[5m]))) > 0)`,
    ));

  it("prometheus-config-rejected", () =>
    expectPromql(
      alert("prometheus-config-rejected"),
      `
    critical < 0.5, for 5m, keeps firing 5m
    max by (job, instance) (last_over_time(prometheus_config_last_reload_successful{job="prometheus"}[5m]))`,
    ));

  it("prometheus-missing", () =>
    expectPromql(
      alert("prometheus-missing"),
      `
    critical > 0.5, for 5m, keeps firing 5m
    absent(prometheus_build_info{job="prometheus"})`,
    ));

  it("prometheus-notifications-failing", () =>
    expectPromql(
      alert("prometheus-notifications-failing"),
      `
    critical > 0, for 10m, keeps firing 5m
    (sum by (job, instance) (increase(prometheus_notifications_errors_total{job="prometheus"}[5m]))) + (sum by (job, instance) (increase(prometheus_notifications_dropped_total{job="prometheus"}[5m])))`,
    ));

  it("prometheus-rules-failing", () =>
    expectPromql(
      alert("prometheus-rules-failing"),
      `
    critical > 0, for 5m, keeps firing 5m
    sum by (job, instance) (increase(prometheus_rule_evaluation_failures_total{job="prometheus",rule_group=~".*;aura-prod-(info(-[0-9]+)?|hourly|escalations|watched|(records|availability|capacity|cluster|errors|performance|pipeline|saturation)(-slow)?)"}[5m]))`,
    ));

  it("prometheus-rules-late", () =>
    expectPromql(
      alert("prometheus-rules-late"),
      `
    warning > 0, for 15m, keeps firing 15m
    sum by (job, instance) (increase(prometheus_rule_group_iterations_missed_total{job="prometheus",rule_group=~".*;aura-prod-(info(-[0-9]+)?|hourly|escalations|watched|(records|availability|capacity|cluster|errors|performance|pipeline|saturation)(-slow)?)"}[15m]))`,
    ));

  it("remote-write-behind", () =>
    expectPromql(
      alert("remote-write-behind"),
      `
    warning > 120, for 15m, keeps firing 10m
    max by (job, instance) (last_over_time(prometheus_remote_storage_queue_highest_timestamp_seconds{job="prometheus"}[5m]) - last_over_time(prometheus_remote_storage_queue_highest_sent_timestamp_seconds{job="prometheus"}[5m]) or last_over_time(prometheus_remote_storage_highest_timestamp_in_seconds{job="prometheus"}[5m]) - on (job, instance) group_right () last_over_time(prometheus_remote_storage_queue_highest_sent_timestamp_seconds{job="prometheus"}[5m]))`,
    ));

  it("remote-write-failing", () =>
    expectPromql(
      alert("remote-write-failing"),
      `
    critical > 0, for 10m, keeps firing 10m
    sum by (job, instance) (increase(prometheus_remote_storage_samples_failed_total{job="prometheus"}[5m]))`,
    ));
});
