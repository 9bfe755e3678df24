import {
  prometheusConfigRejected,
  prometheusMissing,
  prometheusNotificationsFailing,
  prometheusRulesFailing,
  prometheusRulesLate,
} from "../alerts/pipeline";
import { alertmanagerConfigRejected, alertmanagerMissing, alertmanagerNotificationsFailing } from "../alerts/pipeline-delivery";
import { remoteWriteBehind, remoteWriteFailing } from "../alerts/pipeline-remote-write";
import { type Alert, lines, type Panel, section, shown, states, watched } from "../model";

const SERVER = "{{instance}}";

const growing = (id: number, title: string, alert: Alert, means: string, act: string): Panel =>
  lines(id, title, { targets: [shown(SERVER, watched(alert))], alerts: [alert], min: 0, decimals: 0, means, normal: "0.", act });

const isSo = (id: number, title: string, alert: Alert, means: string, normal: string, act: string, empty?: string): Panel =>
  states(id, title, {
    targets: [shown(title, watched(alert))],
    alerts: [alert],
    width: 12,
    height: 4,
    means,
    normal,
    act,
    ...(empty !== undefined && { empty }),
  });

/** Kinds of receivers that were never told anything are not drawn. */
const messages = (id: number, title: string, name: string, means: string, normal: string, act: string): Panel =>
  lines(id, title, {
    targets: [
      shown("{{integration}}", {
        kind: "watcher",
        program: "alertmanager",
        name,
        by: ["integration"],
        window: "1h",
        used: "alertmanager_notifications_total",
      }),
    ],
    min: 0,
    empty: "Alertmanager has not told anybody of anything yet.",
    means,
    normal,
    act,
  });

/** Prometheus itself. */
export const prometheusItself = section(300, "Prometheus", [
  isSo(
    301,
    "Configuration accepted",
    prometheusConfigRejected,
    "Whether the last reload of the configuration succeeded.",
    "Yes.",
    "No: it runs on the old one; its log names the file and the reason.",
  ),
  isSo(
    302,
    "Prometheus is not watched",
    prometheusMissing,
    "Drawn while no server of this job has metrics of its own.",
    "No data: nothing is missing.",
    "Its job is named in the stack file under `watcher`; is it right, and does it run?",
    "Prometheus is watched.",
  ),
  lines(308, "Rule evaluation, as a share of its interval, the six slowest", {
    targets: [shown("{{rule_group}}", { kind: "ruleTime", take: 6 })],
    width: 24,
    min: 0,
    means: "How long the last evaluation of each rule group of the stack took, measured against the interval of that group.",
    normal: "A few percent; hourly groups take longest and have most time.",
    act: "Near 100 %: evaluations will be left out; see the runbook of what is late below.",
  }),
  growing(303, "Rule evaluations that failed", prometheusRulesFailing, "This stack's rules, in five minutes.", "The log names the rule."),
  growing(
    304,
    "Rule evaluations that were late",
    prometheusRulesLate,
    "Evaluations of this stack's groups that were left out in 15 minutes, because the one before took too long.",
    "The server has too little CPU, or too much else to do.",
  ),
  growing(
    305,
    "Alerts that did not reach Alertmanager",
    prometheusNotificationsFailing,
    "Alerts that could not be sent, or were dropped, in five minutes.",
    "Is Alertmanager up, and its address in prometheus.yml right?",
  ),
  growing(
    306,
    "Samples that remote write lost",
    remoteWriteFailing,
    "Samples refused for good, in five minutes.",
    "The log names the answer.",
  ),
  lines(307, "Remote write behind", {
    targets: [shown(SERVER, watched(remoteWriteBehind))],
    alerts: [remoteWriteBehind],
    min: 0,
    empty: "Nothing is written to long-term storage.",
    means: "Seconds that long-term storage is behind; empty without remote write.",
    normal: "A few seconds.",
    act: "Growing: the other side is slow; more shards, or fewer series.",
  }),
]);

/** Alertmanager, and who was told. */
export const alertmanagerItself = section(400, "Alertmanager", [
  isSo(
    401,
    "Configuration accepted",
    alertmanagerConfigRejected,
    "Whether the last reload of the configuration succeeded.",
    "Yes.",
    "No: it routes by the old one; its log names the reason.",
  ),
  isSo(
    402,
    "Alertmanager is not watched",
    alertmanagerMissing,
    "Drawn while no server of this job has metrics of its own.",
    "No data: nothing is missing.",
    "Nobody is told of anything while it is down: start it.",
    "Alertmanager is watched.",
  ),
  growing(
    403,
    "Messages that were not delivered",
    alertmanagerNotificationsFailing,
    "In 15 minutes.",
    "The log names receiver and answer.",
  ),
  messages(
    404,
    "Messages by kind of receiver",
    "alertmanager_notifications_total",
    "Messages that Alertmanager sent in an hour, by the kinds of receivers that it has used.",
    "The heartbeat's webhook is steady; the others follow the alerts.",
    "Many an hour: group more, or raise the threshold of what flaps.",
  ),
  messages(
    405,
    "Messages that failed, by kind of receiver",
    "alertmanager_notifications_failed_total",
    "Messages that no receiver took in an hour.",
    "0.",
    "One kind only: its key, address or channel; all: the network.",
  ),
]);
