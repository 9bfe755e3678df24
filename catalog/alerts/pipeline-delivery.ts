import {
  above,
  alertsOf,
  below,
  count,
  fact,
  highest,
  percent,
  perProject,
  perStack,
  present,
  ratio,
  scrape,
  server,
  serverAbsent,
  serverGrowth,
} from "../model";

const alert = alertsOf("pipeline");

const OWNER = "Whoever runs this Alertmanager.";

/** A heartbeat may miss one scrape in ten, as every other alert does. */
const upLately = highest(scrape("up", "boolean"), "5m");

export const alertmanagerConfigRejected = alert("alertmanager-config-rejected", {
  title: "Alertmanager rejected its configuration",
  when: below(server("alertmanager", "alertmanager_config_last_reload_successful", "boolean"), { critical: present }),
  holds: "5m",
  keepFiring: "5m",
  pack: "essential",
  appliesTo: ["prometheus"],
  summary: "Alertmanager {{server}} rejected its configuration.",
  description:
    "The last configuration reload of Alertmanager {{server}} failed; it goes on with the old one, and will not start with the new one.",
  runbook: {
    meaning: "Changes of routes, contacts and quiet times are not in force. A restart would end all messages.",
    investigate: [
      "The log of Alertmanager names the line and the reason.",
      "On its machine: `amtool check-config <its alertmanager.yml>`.",
      "Do the files for secrets and templates exist, and may Alertmanager read them?",
    ],
    fix: [
      "`pulumi refresh` and `pulumi up` restore the stack's own files; undo the change in the stack file if it came from there.",
      "Then reload: `curl -X POST http://<alertmanager>/-/reload`.",
    ],
    escalate: OWNER,
  },
  source: "Alertmanager mixin, AlertmanagerFailedReload (critical; 10 minutes there).",
});

export const alertmanagerNotificationsFailing = alert("alertmanager-notifications-failing", {
  title: "Messages are not delivered",
  when: above(serverGrowth("alertmanager", "alertmanager_notifications_failed_total", "15m"), { critical: count(0) }),
  holds: "0s",
  keepFiring: "5m",
  pack: "essential",
  appliesTo: ["prometheus"],
  summary: "Alertmanager {{server}} cannot deliver messages.",
  description:
    "Messages of Alertmanager {{server}} that were not delivered in 15 minutes, after all retries: {{value}}; none should be lost.",
  runbook: {
    meaning: "Somebody was not told about an alert. Other contacts may still work: this message came through one.",
    investigate: [
      "PromQL, which way and why: `increase(alertmanager_notifications_failed_total[15m]) > 0` by `integration` and `reason`.",
      "The log of Alertmanager: `level=ERROR component=dispatcher` names the receiver and the answer.",
      "`amtool alert query --alertmanager.url=http://<alertmanager>`: what is firing now, and who has to be told by hand?",
    ],
    fix: [
      "clientError with Slack: the webhook was revoked, or the channel is archived. With PagerDuty: the routing key is wrong. Renew it: `pulumi config set --secret secrets:<name>`, `pulumi up`.",
      "`template` in the log: a message template fails; `pulumi up` with the last good version.",
      "serverError, contextDeadlineExceeded: the other side, or the proxy to it. Look at its status page.",
    ],
    escalate: `At once, when the paging contact is the one that fails. ${OWNER}`,
  },
  source:
    "Alertmanager mixin, AlertmanagerFailedToSendAlerts; here the first one counts, since a lost message may be the one that mattered.",
});

export const alertmanagerMissing = alert("alertmanager-missing", {
  title: "Alertmanager is not there",
  when: above(serverAbsent("alertmanager", "alertmanager_build_info"), { critical: present }),
  holds: "5m",
  keepFiring: "5m",
  pack: "essential",
  appliesTo: ["prometheus"],
  summary: "There are no metrics of Alertmanager.",
  description:
    "The job that the stack file names for Alertmanager (`watcher.alertmanager`) brings no metrics: it is down, or not scraped, and lost messages go unseen.",
  runbook: {
    meaning:
      "When Alertmanager is down this reaches nobody, and the heartbeat falls silent. When it reaches you, another one is up, or only the scrape of it fails.",
    investigate: [
      "Prometheus › Status › Target health: does the job exist, is its target UP?",
      "`curl -s http://<alertmanager>/-/ready`.",
      "PromQL, what the job is called: `group by (job) (alertmanager_build_info)`.",
    ],
    fix: [
      "Start Alertmanager; its log says why it ended.",
      "Correct `watcher.alertmanager` in the stack file to the name of the job, `pulumi up`.",
    ],
    escalate: OWNER,
  },
  source: "A watcher that is not watched counts as broken; judgement of this package.",
});

export const pipelineHeartbeat = alert("pipeline-heartbeat", {
  title: "Sign of life of one endpoint",
  when: above(upLately, { info: present }),
  holds: "0s",
  pack: "essential",
  appliesTo: ["prometheus"],
  role: "heartbeat",
  summary: "All is well: metrics of {{endpoint}} arrive, rules run, messages are delivered.",
  description:
    "This fires all the time while the metrics endpoint of {{endpoint}} (project {{project}}) is read. When it stops, some part between Aura and you is broken.",
  runbook: {
    meaning:
      "It must never stop. No receiver gets it, because none can tell endpoints apart: it shows which one is missing when the sign of life of its project or of the stack stops. When none fires: Prometheus or its rules are dead.",
    investigate: [
      "Is Prometheus up? `curl -s http://<prometheus>/-/ready`. Is Alertmanager? `curl -s http://<alertmanager>/-/ready`.",
      'PromQL: `up{aura_stack="<stack>"}`; then Prometheus › Alerts › AuraPipelineHeartbeat: one is firing for each endpoint that works.',
      "`amtool alert query alertname=AuraPipelineHeartbeat --alertmanager.url=http://<alertmanager>`: did it arrive there?",
      "The log of Alertmanager: is the heartbeat's receiver reached?",
    ],
    fix: ["Start what is down; begin at the first one of these that fails.", "The endpoint only: see the runbook of endpoint-down."],
    escalate: "Whoever runs Prometheus and Alertmanager, at once: no alert of this stack reaches anybody.",
  },
  source: "One heartbeat for each endpoint, because the highest `up` of several hides a dead one.",
});

export const projectHeartbeat = alert("project-heartbeat", {
  title: "Sign of life of all endpoints of a project",
  when: above(ratio(perProject(upLately), perProject(fact("endpoint"))), { info: percent(99.9) }),
  holds: "0s",
  pack: "essential",
  appliesTo: ["prometheus"],
  role: "heartbeat",
  summary: "All is well: metrics of all endpoints of project {{project}} arrive, rules run, messages are delivered.",
  description:
    "This fires all the time while every metrics endpoint of project {{project}} is read ({{value}} of them are). When it stops, at least one is not, or the pipeline is broken.",
  runbook: {
    meaning:
      "For a receiver that watches one project. When it reports silence, at least one endpoint of the project is not read, or Prometheus or Alertmanager is dead.",
    investigate: [
      "Prometheus › Alerts › AuraPipelineHeartbeat: which endpoints of the project still fire?",
      'PromQL, which are missing: `aura_endpoint_info{aura_stack="<stack>",aura_project="<project id>"} unless on (aura_project, aura_endpoint) (up{aura_stack="<stack>"} == 1)`.',
      "None fires: see the runbook of pipeline-heartbeat.",
    ],
    fix: [
      "One endpoint: see the runbooks of endpoint-down and endpoint-not-scraped.",
      "Deleted on purpose, with `endpoints: instances`: take the instance out of the stack file, `pulumi up`.",
      "All: start what is down.",
    ],
    escalate: "Whoever runs Prometheus and Alertmanager, when no heartbeat of an endpoint is there either.",
  },
  source: "All endpoints of the project, so that none is hidden by the others: a share of 100 %, less rounding.",
});

export const fleetHeartbeat = alert("fleet-heartbeat", {
  title: "Sign of life of all endpoints",
  when: above(ratio(perStack(upLately), perStack(fact("endpoint"))), { info: percent(99.9) }),
  holds: "0s",
  pack: "essential",
  appliesTo: ["prometheus"],
  role: "heartbeat",
  summary: "All is well: metrics of all endpoints arrive, rules run, messages are delivered.",
  description:
    "This fires all the time while every metrics endpoint of the stack is read ({{value}} of them are). When it stops, at least one is not, or the pipeline is broken.",
  runbook: {
    meaning:
      "For a receiver that watches the whole stack. When it reports silence, at least one endpoint is not read, or Prometheus or Alertmanager is dead.",
    investigate: [
      "Prometheus › Alerts › AuraPipelineHeartbeat: which endpoints still fire?",
      'PromQL, which are missing: `aura_endpoint_info{aura_stack="<stack>"} unless on (aura_project, aura_endpoint) (up{aura_stack="<stack>"} == 1)`.',
      "None fires: see the runbook of pipeline-heartbeat.",
    ],
    fix: ["One endpoint: see the runbooks of endpoint-down and endpoint-not-scraped.", "All: start what is down."],
    escalate: "Whoever runs Prometheus and Alertmanager, when no heartbeat of an endpoint is there either.",
  },
  source: "All endpoints, so that none is hidden by the others: a share of 100 %, less rounding.",
});
