import type { BadConfig } from "../stack-config/bad-config";

/** Mistakes of this part of the config, and what is said about them. */
export const routes: readonly BadConfig[] = [
  {
    name: "a route to an unknown contact",
    set: { routes: [{ to: "chatt" }] },
    says: ["  routes[0].to: chatt\n" + "    no such contact → contacts are: chat"],
  },
  {
    name: "a route to nobody",
    set: { routes: [{ to: [] }] },
    says: ["  routes[0].to\n" + "    is empty → name at least one"],
  },
  {
    name: "a route without a contact",
    set: { routes: [{ severity: "critical" }] },
    says: ["  routes[0].to\n" + "    is missing → add it: Names of contacts; all of them are told."],
  },
  {
    name: "routes that are a map",
    set: { routes: { to: "chat" } },
    says: ["  routes\n" + "    is a map; a list is expected → write it as [first, second]"],
  },
  {
    name: "an unknown severity",
    set: { routes: [{ severity: ["criticl"], to: "chat" }] },
    says: ["  routes[0].severity[0]: criticl\n" + "    is not one of info, warning, critical, emergency → did you mean critical?"],
  },
  {
    name: "an unknown team",
    set: { routes: [{ team: "payment", to: "chat" }, { to: "chat" }] },
    says: ["  routes[0].team: payment\n" + "    no such team → teams are: payments"],
  },
  {
    name: "an unknown environment",
    set: { routes: [{ environment: "production", to: "chat" }, { to: "chat" }] },
    says: ["  routes[0].environment: production\n" + "    no such environment → environments are: prod"],
  },
  {
    name: "an unknown tier",
    set: { routes: [{ tier: "gold", to: "chat" }, { to: "chat" }] },
    says: ["  routes[0].tier: gold\n" + "    no such tier → tiers are: critical"],
  },
  {
    name: "an unknown project",
    set: { routes: [{ project: "shop", to: "chat" }, { to: "chat" }] },
    says: ["  routes[0].project: shop\n" + "    no such project → projects are: payments"],
  },
  {
    name: "an unknown instance",
    set: { routes: [{ instance: "order", to: "chat" }, { to: "chat" }] },
    says: ["  routes[0].instance: order\n" + "    no such instance → instances are: orders"],
  },
  {
    name: "an instance's name that two projects have",
    set: {
      "aura.projects.shop": {
        id: "2f8a4f53-1c9e-5b07-9d0e-64a0a1c7e5d3",
        clientId: "c7",
        clientSecret: "aura-shop",
        instances: { orders: { id: "269e0d37", team: "shop" } },
      },
      routes: [{ instance: "orders", to: "chat" }, { to: "chat" }],
    },
    says: ["  routes[0].instance: orders\n" + "    is the name of several instances → write payments/orders or shop/orders"],
  },
  {
    name: "an unknown alert in a route",
    set: { routes: [{ alert: "cpu-saturatd", to: "chat" }, { to: "chat" }] },
    says: ["  routes[0].alert: cpu-saturatd\n" + "    no such alert → did you mean cpu-saturated?"],
  },
  {
    name: "a severity that reaches nobody",
    set: { routes: [{ severity: "emergency", to: "chat" }] },
    says: [
      "  routes\n" +
        "    critical alerts reach nobody when they are about instances of payments that are not in the config, project payments\n" +
        "    → add a route for them, or one at the end that takes everything: { to: … }",
      "  routes\n" +
        "    warning alerts reach nobody when they are about project payments\n" +
        "    → add a route for them, or one at the end that takes everything: { to: … }",
    ],
  },
  {
    name: "a team that reaches nobody",
    set: {
      "aura.projects.payments.instances.catalog": { id: "269e0d37", team: "shop" },
      routes: [
        { team: "payments", to: "chat" },
        { severity: ["warning", "emergency"], to: "chat" },
      ],
    },
    says: [
      "  routes\n" +
        "    critical alerts reach nobody when they are about team shop, instances of payments that are not in the config, project payments\n" +
        "    → add a route for them, or one at the end that takes everything: { to: … }",
    ],
  },
  {
    name: "routes that only carry heartbeats",
    set: { contacts: { deadman: { kind: "webhook", url: "deadman" } }, routes: [{ heartbeat: true, to: "deadman" }] },
    says: [
      "  routes\n" +
        "    emergency alerts reach nobody when they are about instances of payments that are not in the config\n" +
        "    → add a route for them, or one at the end that takes everything: { to: … }",
      "  routes\n" +
        "    critical alerts reach nobody when they are about instances of payments that are not in the config, project payments\n" +
        "    → add a route for them, or one at the end that takes everything: { to: … }",
      "  routes\n" +
        "    warning alerts reach nobody when they are about project payments\n" +
        "    → add a route for them, or one at the end that takes everything: { to: … }",
    ],
  },
  {
    name: "a heartbeat that would page",
    set: { "contacts.oncall": { kind: "pagerduty", routingKey: "pd" }, routes: [{ heartbeat: true, to: "oncall" }, { to: "chat" }] },
    says: [
      "  routes[0].to: oncall\n" +
        "    is a pagerduty contact, and would be told of every heartbeat\n" +
        "    → name a webhook of a service that pages when heartbeats stop",
    ],
  },
  {
    name: "a heartbeat with a severity",
    set: { routes: [{ heartbeat: true, to: "chat", severity: "critical" }] },
    says: ["  routes[0].severity\n" + "    no such key → keys are: heartbeat, to, project, every"],
  },
  {
    name: "a heartbeat of an unknown project",
    set: { "contacts.deadman": { kind: "webhook", url: "deadman" }, routes: [{ heartbeat: true, to: "deadman", project: "payment" }] },
    says: ["  routes[0].project: payment\n" + "    no such project → projects are: payments"],
  },
  {
    name: "an escalation to those who were told",
    set: { routes: [{ to: "chat", escalate: { after: "30m", to: "chat" } }] },
    says: ["  routes[0].escalate.to: chat\n" + "    was told already, by this route → name somebody else, or remove escalate"],
  },
  {
    name: "an escalation to an unknown contact",
    set: { routes: [{ to: "chat", escalate: { after: "30m", to: "lead" } }] },
    says: ["  routes[0].escalate.to: lead\n" + "    no such contact → contacts are: chat"],
  },
  {
    name: "an escalation without a time",
    set: { routes: [{ to: "chat", escalate: { to: "chat" } }] },
    says: ["  routes[0].escalate.after\n" + "    is missing → add it: How long an alert must go on after it was first told."],
  },
  {
    name: "quiet times in an unknown calendar",
    set: { routes: [{ to: "chat", quietDuring: "nights" }] },
    says: ["  routes[0].quietDuring: nights\n" + "    no such calendar → there are no calendars"],
  },
  {
    name: "a digest beside a repeat",
    set: { routes: [{ to: "chat", digest: "24h", repeat: "4h" }] },
    says: ["  routes[0].digest: 1d\n" + "    says the same as repeat → remove one of them"],
  },
];
