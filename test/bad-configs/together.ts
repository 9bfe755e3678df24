import type { BadConfig } from "../stack-config/bad-config";

/** Mistakes of this part of the config, and what is said about them. */
export const together: readonly BadConfig[] = [
  {
    name: "mistakes of the schema and of the plan at once",
    set: {
      "aura.projects.payments.instances.orders.id": 12345000,
      "contacts.payments-oncall": { kind: "pagerduty", routingKey: "pd" },
      "contacts.platform-lead": { kind: "pagerduty", routingKey: "pd" },
      "contacts.deadman": { kind: "webhook", url: "deadman" },
      alerts: { thresholds: { "cpu-saturatd": { warning: "80%" } } },
      routes: [{ to: "payments-onkall" }],
    },
    says: [
      "  aura.projects.payments.instances.orders.id: 12345000\n" +
        "    is a number; an instance id is 8 hexadecimal digits as text, and a number may already have lost digits\n" +
        '    → quote it: "12345e67" (the Aura console shows it under the instance\'s name)',
      "  alerts.thresholds.cpu-saturatd\n" + "    no such alert → did you mean cpu-saturated?",
      "  routes[0].to: payments-onkall\n" + "    no such contact → contacts are: chat, payments-oncall, platform-lead, deadman",
    ],
  },
  {
    name: "a contact that is itself mistaken without calling it unknown",
    set: { "contacts.chat.channel": "db", routes: [{ to: "chat" }] },
    says: ["  contacts.chat.channel: db\n" + '    is not a channel → write it with #, as "#db-alerts"'],
  },
  {
    name: "a broken list of routes without judging who is told",
    set: { routes: [{ severity: "emergency", to: 5 }] },
    says: ["  routes[0].to: 5\n" + "    is neither one text nor a list of texts → write one, or [first, second]"],
  },
  {
    name: "a broken instance without calling its team unknown",
    set: { "aura.projects.payments.instances.orders.id": 5, routes: [{ team: "payments", to: "chat" }, { to: "chat" }] },
    says: [
      "  aura.projects.payments.instances.orders.id: 5\n" +
        "    is a number; an instance id is 8 hexadecimal digits as text, and a number may already have lost digits\n" +
        '    → quote it: "12345e67" (the Aura console shows it under the instance\'s name)',
    ],
  },
  {
    name: "a config that is no map",
    set: { "": "text" },
    says: ["  config: text\n" + "    is text; a map is expected → write its entries as name: value"],
  },
];
