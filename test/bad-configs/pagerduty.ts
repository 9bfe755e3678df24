import type { BadConfig } from "../stack-config/bad-config";

const oncall = { kind: "pagerduty", routingKey: "pagerduty-payments" };
const service = { escalationPolicy: "PANZZEQ", integrationKeyAs: "pagerduty-payments" };
const one = (its: object) => ({
  "contacts.oncall": oncall,
  pagerduty: { token: "pagerduty-api", services: { payments: { ...service, ...its } } },
});

/** Mistakes of the section `pagerduty`, and what is said about them. */
export const pagerDutyMistakes: readonly BadConfig[] = [
  {
    name: "PagerDuty: a section without services",
    set: { pagerduty: { token: "pagerduty-api", services: {} } },
    says: ["  pagerduty.services\n" + "    names no service → add one, or remove the section"],
  },
  {
    name: "PagerDuty: an escalation policy by its name",
    set: one({ escalationPolicy: "Payments on-call" }),
    says: [
      "  pagerduty.services.payments.escalationPolicy: Payments on-call\n" +
        "    is not the id of an escalation policy\n" +
        "    → copy it from the policy's address in PagerDuty, as PANZZEQ",
    ],
  },
  {
    name: "PagerDuty: a service whose name PagerDuty refuses",
    set: one({ name: "Orders & payments" }),
    says: [
      "  pagerduty.services.payments.name: Orders & payments\n" +
        "    is not a name that PagerDuty takes: 1 to 100 characters, none of < > & \\ → choose another",
    ],
  },
  {
    name: "PagerDuty: a key that no contact uses",
    set: one({ integrationKeyAs: "pagerduty-paymnts" }),
    says: [
      "  pagerduty.services.payments.integrationKeyAs: pagerduty-paymnts\n" +
        "    is the routingKey of no contact: nobody would be told through this service\n" +
        "    → routing keys are: pagerduty-payments",
    ],
  },
  {
    name: "PagerDuty: two services with one key",
    set: { "contacts.oncall": oncall, pagerduty: { token: "pagerduty-api", services: { payments: service, shop: service } } },
    says: [
      "  pagerduty.services.shop.integrationKeyAs: pagerduty-payments\n" +
        "    is the name of the key of payments, too → give each service a name of its own",
    ],
  },
  {
    name: "PagerDuty: a key that has a value of its own",
    set: one({}),
    knownSecrets: ["aura-payments", "slack", "pagerduty-api", "pagerduty-payments"],
    says: [
      "  pagerduty.services.payments.integrationKeyAs: pagerduty-payments\n" +
        "    has a value of its own, and its value comes from PagerDuty\n" +
        "    → pulumi config rm secrets:pagerduty-payments, or choose another name",
    ],
  },
  {
    name: "PagerDuty: grouping by something else",
    set: one({ grouping: { by: "team" } }),
    says: ["  pagerduty.services.payments.grouping.by: team\n" + "    is not one of none, instance, time → choose one of them"],
  },
  {
    name: "PagerDuty: grouping by time without a time",
    set: one({ grouping: { by: "time" } }),
    says: ["  pagerduty.services.payments.grouping.within\n" + "    is missing → add it: How close together; 1m to 24h."],
  },
  {
    name: "PagerDuty: grouping over two days",
    set: one({ grouping: { by: "time", within: "2d" } }),
    says: ["  pagerduty.services.payments.grouping.within: 2d\n" + "    is longer than PagerDuty groups, 24h → write 24h or less"],
  },
  {
    name: "PagerDuty: grouping over half a minute",
    set: one({ grouping: { by: "time", within: "30s" } }),
    says: ["  pagerduty.services.payments.grouping.within: 30s\n" + "    is not a whole number of minutes → write it in minutes, as 5m"],
  },
  {
    name: "PagerDuty: a timeout that is too short",
    set: one({ autoResolve: "30s" }),
    says: ["  pagerduty.services.payments.autoResolve: 30s\n" + "    is shorter than PagerDuty's shortest, 1m → write 1m or more"],
  },
  {
    name: "PagerDuty: orchestration that asks for nothing",
    set: one({ orchestration: { warning: {} } }),
    says: [
      "  pagerduty.services.payments.orchestration\n" + "    asks for nothing → add a severity, as info: { suppress: true }, or remove it",
    ],
  },
  {
    name: "PagerDuty: critical alerts suppressed and emergencies paused",
    set: one({ orchestration: { critical: { suppress: true }, emergency: { pause: "10m" } } }),
    says: [
      "  pagerduty.services.payments.orchestration.emergency.pause\n" + "    no such key → keys are: priority",
      "  pagerduty.services.payments.orchestration.critical.suppress\n" + "    no such key → keys are: pause, priority",
    ],
  },
  {
    name: "PagerDuty: a severity that there is not",
    set: one({ orchestration: { error: { priority: "P53ZZH5" } } }),
    says: ["  pagerduty.services.payments.orchestration.error\n" + "    no such key → keys are: emergency, critical, warning, info"],
  },
  {
    name: "PagerDuty: a severity suppressed and paused, another suppressed with a priority",
    set: one({ orchestration: { info: { suppress: true, pause: "10m" }, warning: { suppress: true, priority: "P53ZZH5" } } }),
    says: [
      "  pagerduty.services.payments.orchestration.info.suppress: true\n" +
        "    makes no incident, and pause is about incidents → keep one of them",
      "  pagerduty.services.payments.orchestration.warning.suppress: true\n" +
        "    makes no incident, and priority is about incidents → keep one of them",
    ],
  },
  {
    name: "PagerDuty: a pause over two days",
    set: one({ orchestration: { info: { pause: "2d" } } }),
    says: ["  pagerduty.services.payments.orchestration.info.pause: 2d\n" + "    is longer than a pager may wait, 24h → write 24h or less"],
  },
  {
    name: "PagerDuty: a pause that ends before the end can be told",
    set: one({ orchestration: { critical: { pause: "2m" } } }),
    says: [
      "  pagerduty.services.payments.orchestration.critical.pause: 2m\n" +
        "    is no longer than groupInterval of a route to it, 5m: PagerDuty hears too late that an alert is over\n" +
        "    → write more than 5m, or a shorter groupInterval there",
    ],
  },
  {
    name: "PagerDuty: a pause no longer than the interval of its own route",
    set: {
      ...one({ orchestration: { critical: { pause: "20m" } } }),
      routes: [
        { to: "oncall", groupInterval: "20m" },
        { to: "chat", groupInterval: "1h" },
      ],
    },
    says: [
      "  pagerduty.services.payments.orchestration.critical.pause: 20m\n" +
        "    is no longer than groupInterval of a route to it, 20m: PagerDuty hears too late that an alert is over\n" +
        "    → write more than 20m, or a shorter groupInterval there",
    ],
  },
  {
    name: "PagerDuty: a priority by its name",
    set: one({ orchestration: { critical: { priority: "P1" } } }),
    says: [
      "  pagerduty.services.payments.orchestration.critical.priority: P1\n" +
        "    is not the id of a priority\n" +
        "    → copy it from what GET /priorities of PagerDuty's REST API answers, as P53ZZH5",
    ],
  },
  {
    name: "PagerDuty: a REST API key in place of its name",
    set: { ...one({}), pagerduty: { token: "u+AbCdEfGhIjKlMnOp1234", services: { payments: service } } },
    says: [
      "  pagerduty.token\n" +
        "    is not the name of a secret: small letters, digits and dashes\n" +
        "    → name it, as aura-payments; the value is set by: pulumi config set --secret secrets:aura-payments",
    ],
  },
];
