import type { BadConfig } from "../stack-config/bad-config";

const section = { accountId: 123456, licenseKey: "new-relic", userKey: "new-relic-user" };
const oncall = { kind: "pagerduty", routingKey: "pagerduty" };
const SLACK = { destination: "01234567-89ab-cdef-0123-456789abcdef", channel: "C024BE91L" };

/** Mistakes of the section `newRelic`, and what is said about them. */
export const newRelicMistakes: readonly BadConfig[] = [
  {
    name: "New Relic: an account id as text",
    set: { newRelic: { ...section, accountId: "123456" } },
    says: ["  newRelic.accountId: 123456\n" + "    is text; a number is expected → write digits, without quotes"],
  },
  {
    name: "New Relic: an account id that is none",
    set: { newRelic: { ...section, accountId: 0 } },
    says: ["  newRelic.accountId: 0\n" + "    is not an account id → write the number that New Relic shows as account id"],
  },
  {
    name: "New Relic: an account id with a fraction",
    set: { newRelic: { ...section, accountId: 1.5 } },
    says: ["  newRelic.accountId: 1.5\n" + "    is not a whole number → write the account id, as New Relic shows it in the URL"],
  },
  {
    name: "New Relic: a region that does not exist",
    set: { newRelic: { ...section, region: "eu" } },
    says: ["  newRelic.region: eu\n" + "    is not one of US, EU → did you mean US?"],
  },
  {
    name: "New Relic: no license key",
    set: { newRelic: { ...section, licenseKey: undefined } },
    says: [
      "  newRelic.licenseKey\n" +
        "    is missing\n" +
        "    → add it: Name of the secret that holds an ingest license key. Prometheus writes with it; it can do nothing else.",
    ],
  },
  {
    name: "New Relic: a license key in place of its name",
    set: { newRelic: { ...section, licenseKey: "eu01xx1234567890abcdef1234567890FFFFNRAL" } },
    says: [
      "  newRelic.licenseKey\n" +
        "    looks like a secret itself; only its name belongs here, and stack files are read by many\n" +
        "    → give it a name, and the value by: pulumi config set --secret secrets:<name>",
    ],
  },
  {
    name: "New Relic: a user key in place of its name",
    set: { newRelic: { ...section, userKey: "NRAK-ABCDEFGHIJKLMNOPQRSTUVWXYZ0" } },
    says: [
      "  newRelic.userKey\n" +
        "    is not the name of a secret: small letters, digits and dashes\n" +
        "    → name it, as aura-payments; the value is set by: pulumi config set --secret secrets:aura-payments",
    ],
  },
  {
    name: "New Relic: one key for both",
    set: { newRelic: { ...section, userKey: "new-relic" } },
    says: [
      "  newRelic.userKey: new-relic\n" +
        "    is the license key: that one can only write samples\n" +
        "    → make a user key (NRAK-…) in New Relic › API keys, and give it a secret of its own",
    ],
  },
  {
    name: "New Relic: a notice that tells nobody",
    set: { newRelic: { ...section, notify: { oncall: {} } } },
    says: ["  newRelic.notify.oncall\n" + "    tells nobody → give one of contact, slack"],
  },
  {
    name: "New Relic: a notice that names two",
    set: { "contacts.oncall": oncall, newRelic: { ...section, notify: { oncall: { contact: "oncall", slack: SLACK } } } },
    says: ["  newRelic.notify.oncall\n" + "    names two → give one of contact, slack"],
  },
  {
    name: "New Relic: a notice to a contact that does not exist",
    set: { "contacts.oncall": oncall, newRelic: { ...section, notify: { oncall: { contact: "onkall" } } } },
    says: ["  newRelic.notify.oncall.contact: onkall\n" + "    no such contact → PagerDuty contacts are: oncall"],
  },
  {
    name: "New Relic: a notice to a chat contact",
    set: { newRelic: { ...section, notify: { chat: { contact: "chat" } } } },
    says: [
      "  newRelic.notify.chat.contact: chat\n" +
        "    is a contact of kind slack; New Relic can tell PagerDuty by its key\n" +
        "    → write slack: { destination, channel }",
    ],
  },
  {
    name: "New Relic: a Slack channel by its name",
    set: { newRelic: { ...section, notify: { chat: { slack: { ...SLACK, channel: "#db-alerts" } } } } },
    says: [
      "  newRelic.notify.chat.slack.channel: #db-alerts\n" +
        "    is not the id of a channel → copy it from Slack, channel details, at the bottom: as C024BE91L",
    ],
  },
  {
    name: "New Relic: a Slack destination by its name",
    set: { newRelic: { ...section, notify: { chat: { slack: { ...SLACK, destination: "Slack" } } } } },
    says: [
      "  newRelic.notify.chat.slack.destination: Slack\n" +
        "    is not the id of a destination\n" +
        "    → copy it from New Relic › Alerts › Destinations; Slack destinations are made there, in the browser",
    ],
  },
  {
    name: "New Relic: a severity that does not exist",
    set: { "contacts.oncall": oncall, newRelic: { ...section, notify: { oncall: { severity: "high", contact: "oncall" } } } },
    says: ["  newRelic.notify.oncall.severity: high\n" + "    is not one of info, warning, critical, emergency → choose one of them"],
  },
  {
    name: "New Relic: a gap that is accepted and is none",
    set: { newRelic: { ...section, acceptGaps: ["cpu-saturated"] } },
    says: ["  newRelic.acceptGaps[0]: cpu-saturated\n" + "    is no gap: New Relic says it, or it is off in this stack → remove it"],
  },
  {
    name: "New Relic: a gap of an alert that does not exist",
    set: { newRelic: { ...section, acceptGaps: ["cpu-saturatd"] } },
    says: ["  newRelic.acceptGaps[0]: cpu-saturatd\n" + "    no such alert → did you mean cpu-saturated?"],
  },
  {
    name: "New Relic: a remote write of the same name",
    set: { newRelic: section, "remoteWrite.new-relic": { url: "https://mimir.example.com/push" } },
    says: [
      "  remoteWrite\n" +
        "    has no effect with prometheus.mode: existing, whose prometheus.yml is yours and includes no remote_write\n" +
        "    → write it under remote_write of your prometheus.yml, or set prometheus.mode: own or agent",
      "  remoteWrite.new-relic\n" + "    is made by the section newRelic → choose another name, or remove it",
    ],
  },
  {
    name: "New Relic: a key that does not exist",
    set: { newRelic: { ...section, apiKey: "new-relic-user" } },
    says: [
      "  newRelic.apiKey\n" +
        "    no such key\n" +
        "    → keys are: accountId, region, licenseKey, userKey, notify, dashboards, writeUrl, nerdgraphUrl, acceptGaps",
    ],
  },
];
