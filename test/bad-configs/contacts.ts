import type { BadConfig } from "../stack-config/bad-config";

/** Mistakes of this part of the config, and what is said about them. */
export const contacts: readonly BadConfig[] = [
  {
    name: "a config without a contact",
    set: { contacts: {} },
    says: [
      "  contacts\n" +
        "    names nobody, so that no alert would reach anyone\n" +
        '    → add one, as database-channel: { kind: slack, channel: "#db-alerts", webhook: slack }',
    ],
  },
  {
    name: "a contact of an unknown kind",
    set: { "contacts.chat.kind": "slak" },
    says: ["  contacts.chat.kind: slak\n" + "    is not one of pagerduty, slack, email, webhook → did you mean slack?"],
  },
  {
    name: "a contact without a kind",
    set: { "contacts.chat.kind": undefined },
    says: ["  contacts.chat.kind\n" + "    is missing → one of: pagerduty, slack, email, webhook"],
  },
  {
    name: "a contact's name with a capital letter",
    set: { contacts: { Chat: { kind: "slack", channel: "#x", webhook: "slack" } } },
    says: ["  contacts.Chat\n" + "    is not a name here → write small letters, digits and dashes"],
  },
  {
    name: "a channel without its sign",
    set: { "contacts.chat.channel": "db-alerts" },
    says: ["  contacts.chat.channel: db-alerts\n" + '    is not a channel → write it with #, as "#db-alerts"'],
  },
  {
    name: "a channel that YAML read as nothing",
    set: { "contacts.chat.channel": null },
    says: ["  contacts.chat.channel\n" + "    is empty; text is expected → write one text"],
  },
  {
    name: "a Slack contact with no way in",
    set: { "contacts.chat.webhook": undefined },
    says: ["  contacts.chat\n" + "    has neither webhook nor appToken → name the secret of one of them"],
  },
  {
    name: "a Slack contact with two ways in",
    set: { "contacts.chat.appToken": "slack-app" },
    says: ["  contacts.chat\n" + "    has both webhook and appToken → name the secret of one of them"],
  },
  {
    name: "an app address without an app",
    set: { "contacts.chat.appUrl": "https://slack.example.com" },
    says: [
      "  contacts.chat.appUrl: https://slack.example.com\n" +
        "    is only used with appToken; the address of a webhook is its secret\n" +
        "    → remove it, or name an appToken",
    ],
  },
  {
    name: "a mail server without a port",
    set: { "contacts.mail": { kind: "email", to: "a@example.com", from: "b@example.com", smarthost: "smtp.example.com" } },
    says: ["  contacts.mail.smarthost: smtp.example.com\n" + '    is not a mail server → write host and port, as "smtp.example.com:587"'],
  },
  {
    name: "a mail address without a host",
    set: { "contacts.mail": { kind: "email", to: ["team"], from: "b@example.com", smarthost: "smtp.example.com:587" } },
    says: ["  contacts.mail.to[0]: team\n" + "    is not a mail address → write it as name@example.com"],
  },
  {
    name: "a mail user without a password",
    set: {
      "contacts.mail": { kind: "email", to: "a@example.com", from: "b@example.com", smarthost: "smtp.example.com:587", username: "u" },
    },
    says: ["  contacts.mail\n" + "    has a username and no password → give both or neither"],
  },
];
