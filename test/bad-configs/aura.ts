import type { BadConfig } from "../stack-config/bad-config";

/** Mistakes of this part of the config, and what is said about them. */
export const aura: readonly BadConfig[] = [
  {
    name: "a number at an instance id, since its digits may be lost",
    set: { "aura.projects.payments.instances.orders.id": 12345000 },
    says: [
      "  aura.projects.payments.instances.orders.id: 12345000\n" +
        "    is a number; an instance id is 8 hexadecimal digits as text, and a number may already have lost digits\n" +
        '    → quote it: "12345e67" (the Aura console shows it under the instance\'s name)',
    ],
  },
  {
    name: "a number that YAML made of hexadecimal digits",
    set: { "aura.projects.payments.instances.orders.id": 1.2345e71 },
    says: [
      "  aura.projects.payments.instances.orders.id: 1.2345e+71\n" +
        "    is a number; an instance id is 8 hexadecimal digits as text, and a number may already have lost digits\n" +
        '    → quote it: "12345e67" (the Aura console shows it under the instance\'s name)',
    ],
  },
  {
    name: "a number at a project id",
    set: { "aura.projects.payments.id": 83 },
    says: [
      "  aura.projects.payments.id: 83\n" +
        "    is a number; a project id is a UUID as text, and a number may already have lost digits\n" +
        '    → quote it: "cb50b84c-0a53-565c-ba05-008e104efee0"',
    ],
  },
  {
    name: "a number at a client id",
    set: { "aura.projects.payments.clientId": 99 },
    says: [
      "  aura.projects.payments.clientId: 99\n" +
        "    is a number; a client id is text, and a number may already have lost digits → quote it",
    ],
  },
  {
    name: "an instance id in capital letters, which no metric carries",
    set: { "aura.projects.payments.instances.orders.id": "6B0C65E8" },
    says: [
      "  aura.projects.payments.instances.orders.id: 6B0C65E8\n" +
        "    has capital letters; metrics carry the id in small ones, and would not be found\n" +
        '    → write "6b0c65e8"',
    ],
  },
  {
    name: "an instance id of the wrong length",
    set: { "aura.projects.payments.instances.orders.id": "6b0c65e" },
    says: [
      "  aura.projects.payments.instances.orders.id: 6b0c65e\n" +
        "    is not an instance id: 8 hexadecimal digits\n" +
        "    → copy it from the Aura console, where it stands under the instance's name",
    ],
  },
  {
    name: "a project id that is no UUID",
    set: { "aura.projects.payments.id": "payments" },
    says: [
      "  aura.projects.payments.id: payments\n" +
        "    is not a project id: a UUID, as cb50b84c-0a53-565c-ba05-008e104efee0\n" +
        "    → copy it from the Aura console, project settings",
    ],
  },
  {
    name: "a project id in capital letters",
    set: { "aura.projects.payments.id": "CB50B84C-0A53-565C-BA05-008E104EFEE0" },
    says: [
      "  aura.projects.payments.id: CB50B84C-0A53-565C-BA05-008E104EFEE0\n" +
        '    has capital letters → write "cb50b84c-0a53-565c-ba05-008e104efee0"',
    ],
  },
  {
    name: "a client id with a space",
    set: { "aura.projects.payments.clientId": "my key" },
    says: [
      "  aura.projects.payments.clientId: my key\n" +
        "    is not a client id: letters, digits, - and _ only → copy it from the Aura console, API keys",
    ],
  },
  {
    name: "a missing client secret",
    set: { "aura.projects.payments.clientSecret": undefined },
    says: [
      "  aura.projects.payments.clientSecret\n" +
        "    is missing → add it: Name of the secret that holds the client secret, never its value.",
    ],
  },
  {
    name: "a missing instance id",
    set: { "aura.projects.payments.instances.orders.id": undefined },
    says: [
      "  aura.projects.payments.instances.orders.id\n" +
        "    is missing\n" +
        "    → add it: Instance id, 8 hexadecimal digits in quotes, as the Aura console shows it. Permanent: all history hangs on it.",
    ],
  },
  {
    name: "a config without a project",
    set: { "aura.projects": {} },
    says: ["  aura.projects\n" + "    names no project → add the Aura project to watch, with id, clientId, clientSecret and instances"],
  },
  {
    name: "a project without an instance",
    set: { "aura.projects.payments.instances": {} },
    says: ["  aura.projects.payments.instances\n" + '    names no instance → add at least one, as orders: { id: "6b0c65e8" }'],
  },
  {
    name: "an unknown key of an instance",
    set: { "aura.projects.payments.instances.orders.teams": "payments" },
    says: ["  aura.projects.payments.instances.orders.teams\n" + "    no such key → did you mean team?"],
  },
  {
    name: "an unknown kind of endpoint",
    set: { "aura.projects.payments.endpoints": "instance" },
    says: ["  aura.projects.payments.endpoints: instance\n" + "    is not one of project, instances → did you mean instances?"],
  },
  {
    name: "an unknown granularity",
    set: { "aura.projects.payments.granularity": "Comprehensive" },
    says: [
      "  aura.projects.payments.granularity: Comprehensive\n" + "    is not one of summary, comprehensive → did you mean comprehensive?",
    ],
  },
  {
    name: "two instances with one id",
    set: { "aura.projects.payments.instances.ledger": { id: "6b0c65e8" } },
    says: [
      "  aura.projects.payments.instances.orders.id: 6b0c65e8\n" +
        "    is the id of aura.projects.payments.instances.ledger too → keep one of them, or correct the id",
    ],
  },
  {
    name: "two projects with one id",
    set: {
      "aura.projects.shop": {
        id: "cb50b84c-0a53-565c-ba05-008e104efee0",
        clientId: "c7",
        clientSecret: "aura-shop",
        instances: { orders: { id: "269e0d37", team: "shop" } },
      },
    },
    says: [
      "  aura.projects.shop.id: cb50b84c-0a53-565c-ba05-008e104efee0\n" +
        "    is the id of aura.projects.payments too → keep one of them, or correct the id",
    ],
  },
  {
    name: "a date that does not exist",
    set: { "aura.projects.payments.credentialsIssued": "2026-02-30" },
    says: ["  aura.projects.payments.credentialsIssued: 2026-02-30\n" + "    is a day that does not exist → look at the calendar"],
  },
  {
    name: "a date in another order",
    set: { "aura.projects.payments.credentialsIssued": "01.09.2026" },
    says: ["  aura.projects.payments.credentialsIssued: 01.09.2026\n" + '    is not a date → write year, month and day, as "2026-09-01"'],
  },
  {
    name: "a label that the package sets itself",
    set: { "aura.projects.payments.instances.orders.labels": { team: "x", aura_stack: "y" } },
    says: [
      "  aura.projects.payments.instances.orders.labels.team\n" + "    is a label that is set by the package itself → choose another name",
      "  aura.projects.payments.instances.orders.labels.aura_stack\n" +
        "    is a label that is set by the package itself → choose another name",
    ],
  },
  {
    name: "a label with a dash",
    set: { "aura.projects.payments.instances.orders.labels": { "cost-centre": "x" } },
    says: [
      "  aura.projects.payments.instances.orders.labels.cost-centre\n" +
        "    is not a label name → letters, digits and _, not beginning with a digit",
    ],
  },
  {
    name: "a connection limit of nothing",
    set: { "aura.projects.payments.instances.orders.limits": { boltConnections: 0 } },
    says: ["  aura.projects.payments.instances.orders.limits.boltConnections: 0\n" + "    is below the smallest allowed, 1 → raise it"],
  },
  {
    name: "a connection limit as text",
    set: { "aura.projects.payments.instances.orders.limits": { boltConnections: "400" } },
    says: [
      "  aura.projects.payments.instances.orders.limits.boltConnections: 400\n" +
        "    is text; a number is expected → write digits, without quotes",
    ],
  },
  {
    name: "a pause in an unknown calendar",
    set: { "aura.projects.payments.instances.orders.pausedDuring": "nights" },
    says: ["  aura.projects.payments.instances.orders.pausedDuring: nights\n" + "    no such calendar → calendars are: always"],
  },
  {
    name: "an unencrypted metrics address",
    set: { "aura.metricsUrl": "http://metrics.example.com" },
    says: [
      "  aura.metricsUrl: http://metrics.example.com\n" +
        "    is not encrypted, and credentials are sent there → write https://metrics.example.com",
    ],
  },
  {
    name: "a metrics address with a path",
    set: { "aura.metricsUrl": "https://customer-metrics-api.neo4j.io/api/v1" },
    says: [
      "  aura.metricsUrl: https://customer-metrics-api.neo4j.io/api/v1\n" +
        "    has a path → write only https://customer-metrics-api.neo4j.io; paths follow from the project ids",
    ],
  },
];
