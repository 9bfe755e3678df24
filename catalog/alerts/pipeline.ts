import { above, alertsOf, below, count, ownRulesGrowth, present, server, serverAbsent, serverGrowth, sum } from "../model";

const alert = alertsOf("pipeline");

const LOG = "The log of the Prometheus process, for the time of the alert: it names the file, rule or address, and the reason.";
const OWNER = "Whoever runs this Prometheus.";

export const prometheusConfigRejected = alert("prometheus-config-rejected", {
  title: "Prometheus rejected its configuration",
  when: below(server("prometheus", "prometheus_config_last_reload_successful", "boolean"), { critical: present }),
  holds: "5m",
  keepFiring: "5m",
  pack: "essential",
  appliesTo: ["prometheus"],
  summary: "Prometheus {{server}} rejected its configuration.",
  description:
    "The last configuration reload of Prometheus {{server}} failed; it goes on with the old one, and will not start with the new one.",
  runbook: {
    meaning: "Changes of scrape jobs and rules are not in force, although `pulumi up` wrote them. A restart would end all watching.",
    investigate: [
      LOG,
      "On its machine: `promtool check config <its prometheus.yml>`; it checks the rule files too.",
      "Who changed it last? `prometheus_config_last_reload_success_timestamp_seconds` is the time of the last good reload.",
    ],
    fix: [
      "The stack's own file: `pulumi refresh` and `pulumi up` restore it; undo the change in the stack file if it came from there.",
      "Another file: repair it with its owner.",
      "Then reload: `curl -X POST http://<prometheus>/-/reload`, or SIGHUP; with `--config.auto-reload` it happens by itself.",
    ],
    escalate: OWNER,
  },
  source: "Prometheus mixin, PrometheusBadConfig (10 minutes); five are enough, since a reload is not tried in steps.",
});

export const prometheusRulesFailing = alert("prometheus-rules-failing", {
  title: "Rules of this stack fail",
  when: above(ownRulesGrowth("prometheus_rule_evaluation_failures_total", "5m"), { critical: count(0) }),
  holds: "5m",
  keepFiring: "5m",
  pack: "essential",
  appliesTo: ["prometheus"],
  summary: "Prometheus {{server}} cannot evaluate rules of this stack.",
  description:
    "Evaluations of this stack's rules that failed on Prometheus {{server}} in five minutes: {{value}}; more have failed before, and none should.",
  runbook: {
    meaning: "An alert whose rule fails never fires, and what fires already is stuck.",
    investigate: [
      "Prometheus › Status › Rule health: filter by unhealthy; each broken rule shows its error.",
      'PromQL, which groups: `increase(prometheus_rule_evaluation_failures_total{rule_group=~".*;aura-<stack>-.*"}[15m]) > 0`.',
      "`many-to-many matching`: two series with the same identity. Is one project scraped twice, or does another rule file write `aura_instance_info`?",
      "`query timed out` or `too many samples`: the server is overloaded, see the runbook of prometheus-rules-late.",
    ],
    fix: [
      "Remove the duplicate job or rule file.",
      "`pulumi refresh` and `pulumi up`, when a rule file was edited by hand.",
      "Give the server CPU and memory, when queries time out.",
    ],
    escalate: `${OWNER} A rule of this package that fails on correct data is a bug of the package: report it with the error and the rule.`,
  },
  source:
    "Prometheus mixin, PrometheusRuleFailures (any in 5 minutes, critical). Five minutes more, so that a single failed evaluation wakes nobody.",
});

export const prometheusRulesLate = alert("prometheus-rules-late", {
  title: "Rules of this stack are evaluated late",
  when: above(ownRulesGrowth("prometheus_rule_group_iterations_missed_total", "15m"), { warning: count(0) }),
  holds: "15m",
  keepFiring: "15m",
  pack: "essential",
  appliesTo: ["prometheus"],
  summary: "Prometheus {{server}} skips evaluations of this stack's rules.",
  description:
    "Evaluations of this stack's rule groups that Prometheus {{server}} skipped in 15 minutes: {{value}} (threshold {{threshold}}); it is too slow.",
  runbook: {
    meaning: "A group takes longer than its interval. Alerts come late, and growth is measured with holes.",
    investigate: [
      'PromQL, which group: `prometheus_rule_group_last_duration_seconds{rule_group=~".*;aura-<stack>-.*"} / prometheus_rule_group_interval_seconds`.',
      'PromQL, is the process short of CPU: `rate(process_cpu_seconds_total{job="<its job>"}[5m])` beside the cores it has.',
      "Do other users' dashboards or rules load the same server? `topk(10, prometheus_rule_group_last_duration_seconds)`.",
    ],
    fix: [
      "Give Prometheus more CPU; check that its disk is not slow.",
      "Scrape at 120 s (`scrape: { profile: resource-efficient }`): half of the evaluations.",
      "Move heavy dashboards to recorded series.",
    ],
    escalate: OWNER,
  },
  source: "Prometheus mixin, PrometheusMissingRuleEvaluations (any, for 15 minutes, warning).",
});

export const prometheusNotificationsFailing = alert("prometheus-notifications-failing", {
  title: "Prometheus does not reach Alertmanager",
  when: above(
    sum(
      serverGrowth("prometheus", "prometheus_notifications_errors_total", "5m"),
      serverGrowth("prometheus", "prometheus_notifications_dropped_total", "5m"),
    ),
    { critical: count(0) },
  ),
  holds: "10m",
  keepFiring: "5m",
  pack: "essential",
  appliesTo: ["prometheus"],
  summary: "Prometheus {{server}} cannot hand its alerts to Alertmanager.",
  description:
    "Alerts that Prometheus {{server}} failed to hand over in five minutes: {{value}}; it has failed for longer than a restart of Alertmanager takes.",
  runbook: {
    meaning:
      "Alerts fire and nobody is told. This alert reaches you only through a second Alertmanager or another way; otherwise it is the heartbeat that falls silent.",
    investigate: [
      "PromQL, which Alertmanager: `increase(prometheus_notifications_errors_total[15m]) > 0`; how many are known: `prometheus_notifications_alertmanagers_discovered`.",
      LOG,
      "From the machine of Prometheus: `curl -s http://<alertmanager>/-/ready`.",
      "Is an Alertmanager that no longer exists still in the `alerting` section of prometheus.yml?",
    ],
    fix: [
      "Start Alertmanager again: its log says why it ended.",
      "Correct the address, the path prefix or the credentials in the `alerting` section.",
      "Open the network between the two (port 9093 by default).",
    ],
    escalate: "At once: whoever runs Alertmanager. Until it is repaired, look at Prometheus › Alerts by hand.",
  },
  source:
    "Prometheus mixin, PrometheusErrorSendingAlertsToAnyAlertmanager (critical) and PrometheusErrorSendingAlertsToSomeAlertmanagers. Ten minutes outlast a restart of Alertmanager.",
});

export const prometheusMissing = alert("prometheus-missing", {
  title: "Prometheus does not watch itself",
  when: above(serverAbsent("prometheus", "prometheus_build_info"), { critical: present }),
  holds: "5m",
  keepFiring: "5m",
  pack: "essential",
  appliesTo: ["prometheus"],
  summary: "There are no metrics of Prometheus itself.",
  description:
    "The job that the stack file names for Prometheus (`watcher.prometheus`) brings no metrics: failures of rules, notifications and remote write go unseen.",
  runbook: {
    meaning:
      "Prometheus runs, or this would not have reached you. What it says of itself is missing, so its own troubles raise no alert. A dead Prometheus raises none at all: that is what the heartbeat is for.",
    investigate: [
      "Prometheus › Status › Target health: does the job exist, is its target UP?",
      "PromQL, what the job is called: `group by (job) (prometheus_build_info)`.",
    ],
    fix: [
      "Correct `watcher.prometheus` in the stack file to the name of the job, `pulumi up`.",
      "Add a job that scrapes Prometheus' own `/metrics`.",
    ],
    escalate: OWNER,
  },
  source: "A watcher that is not watched counts as broken; judgement of this package.",
});
