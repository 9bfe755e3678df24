import type { BadConfig } from "../stack-config/bad-config";

/** Mistakes of this part of the config, and what is said about them. */
export const secrets: readonly BadConfig[] = [
  {
    name: "a Slack address where the name of a secret belongs, without showing it",
    set: { "contacts.chat.webhook": "https://hooks.slack.com/services/T0/B0/canary" },
    says: [
      "  contacts.chat.webhook\n" +
        "    looks like a secret itself; only its name belongs here, and stack files are read by many\n" +
        "    → give it a name, and the value by: pulumi config set --secret secrets:<name>",
    ],
  },
  {
    name: "a PagerDuty key where the name of a secret belongs, without showing it",
    set: { "contacts.oncall": { kind: "pagerduty", routingKey: "0123456789abcdef0123456789abcdef" } },
    says: [
      "  contacts.oncall.routingKey\n" +
        "    looks like a secret itself; only its name belongs here, and stack files are read by many\n" +
        "    → give it a name, and the value by: pulumi config set --secret secrets:<name>",
    ],
  },
  {
    name: "a client secret where its name belongs, without showing it",
    set: { "aura.projects.payments.clientSecret": "Zx81kQpL0vR7tYw3uNfGh2JdSa9MbCe5ViXo6KmT4rEq" },
    says: [
      "  aura.projects.payments.clientSecret\n" +
        "    looks like a secret itself; only its name belongs here, and stack files are read by many\n" +
        "    → give it a name, and the value by: pulumi config set --secret secrets:<name>",
    ],
  },
  {
    name: "an app token where its name belongs, without showing it",
    set: { "contacts.chat": { kind: "slack", channel: "#db-alerts", appToken: "xoxb-canary-canary" } },
    says: [
      "  contacts.chat.appToken\n" +
        "    looks like a secret itself; only its name belongs here, and stack files are read by many\n" +
        "    → give it a name, and the value by: pulumi config set --secret secrets:<name>",
    ],
  },
  {
    name: "a name of a secret with a space, without showing it",
    set: { "aura.projects.payments.clientSecret": "Aura Payments" },
    says: [
      "  aura.projects.payments.clientSecret\n" +
        "    is not the name of a secret: small letters, digits and dashes\n" +
        "    → name it, as aura-payments; the value is set by: pulumi config set --secret secrets:aura-payments",
    ],
  },
  {
    name: "a Slack address in another field, without showing it",
    set: { "contacts.chat.channel": "https://hooks.slack.com/services/T0/B0/canary" },
    says: ["  contacts.chat.channel\n" + '    is not a channel → write it with #, as "#db-alerts"'],
  },
  {
    name: "an encrypted value inside a section",
    set: { "aura.projects.payments.clientSecret": { secure: "v1:canary" } },
    says: ["  aura.projects.payments.clientSecret.secure\n" + "    no such key → keys are: kubernetesSecret, file"],
  },
  {
    name: "secrets that have no value",
    set: {},
    knownSecrets: ["slak"],
    says: [
      "  aura.projects.payments.clientSecret: aura-payments\n" +
        "    no value is set for this secret\n" +
        "    → pulumi config set --secret secrets:aura-payments, or name a known one (secrets are: slak)",
      "  contacts.chat.webhook: slack\n" +
        "    no value is set for this secret\n" +
        "    → pulumi config set --secret secrets:slack, or name a known one (secrets are: slak)",
    ],
  },
  {
    name: "secrets that have no value when there are none at all",
    set: {},
    knownSecrets: [],
    says: [
      "  aura.projects.payments.clientSecret: aura-payments\n" +
        "    no value is set for this secret → pulumi config set --secret secrets:aura-payments",
      "  contacts.chat.webhook: slack\n" + "    no value is set for this secret → pulumi config set --secret secrets:slack",
    ],
  },
];
