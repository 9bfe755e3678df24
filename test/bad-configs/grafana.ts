import type { BadConfig } from "../stack-config/bad-config";

const provider = (more: object = {}) => ({ kind: "provider", url: "https://grafana.example.com", token: "grafana", ...more });
const sidecar = (more: object = {}) => ({ kind: "sidecar", ...more });

/** Mistakes of the section grafana, and what is said about them. */
export const grafanaMistakes: readonly BadConfig[] = [
  {
    name: "an unknown way to deliver",
    set: { grafana: { kind: "api" } },
    says: ["  grafana.kind: api\n" + "    is not one of files, provider, sidecar → choose one of them"],
  },
  {
    name: "no way to deliver",
    set: { grafana: { url: "https://grafana.example.com" } },
    says: ["  grafana.kind\n" + "    is missing → one of: files, provider, sidecar"],
  },
  {
    name: "a field of the files in provider mode",
    set: { grafana: provider({ directory: "/x/y" }) },
    says: [
      "  grafana.directory\n" +
        "    no such key\n" +
        "    → keys are: kind, url, token, user, orgId, permissions, uidPrefix, folder, dataSource, applicationQueries, links",
    ],
  },
  {
    name: "a Grafana without its address",
    set: { grafana: { kind: "provider", token: "grafana" } },
    says: [
      "  grafana.url\n" +
        "    is missing\n" +
        "    → add it: Grafana as this machine reaches it. Messages link there unless links.dashboards says otherwise.",
    ],
  },
  {
    name: "a Grafana over plain http",
    set: { grafana: provider({ url: "http://grafana.example.com" }) },
    says: [
      "  grafana.url: http://grafana.example.com\n" +
        "    is not encrypted, and credentials are sent there → write https://grafana.example.com",
    ],
  },
  {
    name: "an address with a password",
    set: { grafana: provider({ url: "https://admin:pass@grafana.example.com" }) },
    says: ["  grafana.url\n" + "    holds a user or password → remove it; secrets are named in fields of their own"],
  },
  {
    name: "neither token nor user",
    set: { grafana: provider({ token: undefined }) },
    says: [
      "  grafana\n" +
        "    has neither token nor user\n" +
        "    → name the secret of a service account token, or give user: { name, password }",
    ],
  },
  {
    name: "both token and user",
    set: { grafana: provider({ user: { name: "admin", password: "grafana-admin" } }) },
    says: [
      "  grafana\n" +
        "    has both token and user\n" +
        "    → name the secret of a service account token, or give user: { name, password }",
    ],
  },
  {
    name: "a token in the clear",
    set: { grafana: provider({ token: "glsa_" + "Ab1".repeat(11) + "_0a1b2c3d" }) },
    says: [
      "  grafana.token\n" +
        "    looks like a secret itself; only its name belongs here, and stack files are read by many\n" +
        "    → give it a name, and the value by: pulumi config set --secret secrets:<name>",
    ],
  },
  {
    name: "a token that a cluster holds",
    set: { grafana: provider({ token: { kubernetesSecret: { name: "grafana", key: "token" } } }) },
    says: ["  grafana.token\n" + "    is a map; text is expected → write one text"],
  },
  {
    name: "an organisation with a token",
    set: { grafana: provider({ orgId: 2 }) },
    says: [
      "  grafana.orgId: 2\n" +
        "    has no effect with a token, which belongs to one organisation\n" +
        "    → remove it, and make the token in that organisation; or give user in place of token",
    ],
  },
  {
    name: "an organisation by name",
    set: { grafana: { kind: "provider", url: "https://grafana.example.com", user: { name: "admin", password: "p" }, orgId: "Main" } },
    says: ["  grafana.orgId: Main\n" + "    is text; a number is expected → write digits, without quotes"],
  },
  {
    name: "a user with a colon",
    set: { grafana: { kind: "provider", url: "https://grafana.example.com", user: { name: "ad:min", password: "p" } } },
    says: ["  grafana.user.name: ad:min\n" + "    is not the name of a user: no colon and no space → correct it"],
  },
  {
    name: "a permission that is none",
    set: { grafana: provider({ permissions: { teams: { payments: "write" } } }) },
    says: ["  grafana.permissions.teams.payments: write\n" + "    is not one of view, edit, admin → choose one of them"],
  },
  {
    name: "a team's number as text",
    set: { grafana: provider({ permissions: { teams: { payments: { id: "7", may: "view" } } } }) },
    says: ["  grafana.permissions.teams.payments.id: 7\n" + "    is text; a number is expected → write digits, without quotes"],
  },
  {
    name: "two names of one team",
    set: { grafana: provider({ permissions: { teams: { a: { id: 7, may: "view" }, b: { id: 7, may: "edit" } } } }) },
    says: ["  grafana.permissions.teams.b.id: 7\n" + "    is the team a, too → keep one of them"],
  },
  {
    name: "a folder for nobody",
    set: { grafana: provider({ permissions: { viewers: "none", editors: "none" } }) },
    says: ["  grafana.permissions\n" + "    leaves the folder to administrators alone → add a team, or viewers: view"],
  },
  {
    name: "Grafana's own root folder",
    set: { grafana: provider({ folder: "General", uidPrefix: "general" }) },
    says: [
      "  grafana.folder: General\n" + "    is what Grafana calls its own root folder → choose another title",
      "  grafana.uidPrefix: general\n" + "    is what Grafana calls its own root folder → choose another prefix",
    ],
  },
  {
    name: "a prefix of uids that leaves no room for names",
    set: { grafana: provider({ uidPrefix: "a".repeat(32) }) },
    says: ["  grafana.uidPrefix\n" + "    cannot begin a uid: letters, digits, dash and underscore, at most 31 → choose another"],
  },
  {
    name: "a data source that is not made, described",
    set: { grafana: provider({ dataSource: { create: false, name: "Prom", type: "mimir" } }) },
    says: [
      "  grafana.dataSource.name\n" + "    has no effect with create: false → remove it, and set it where that data source is kept",
      "  grafana.dataSource.type\n" + "    has no effect with create: false → remove it, and set it where that data source is kept",
    ],
  },
  {
    name: "a data source signed in two ways",
    set: { grafana: provider({ dataSource: { url: "https://p.example.com", token: "a", username: "b", password: "c" } }) },
    says: ["  grafana.dataSource\n" + "    signs its requests in two ways → keep token, or username with password"],
  },
  {
    name: "a data source with half of its credentials",
    set: { grafana: provider({ dataSource: { url: "https://p.example.com", username: "b" } }) },
    says: ["  grafana.dataSource\n" + "    has a username and no password → give both or neither"],
  },
  {
    name: "credentials over plain http",
    set: { grafana: provider({ dataSource: { url: "http://p.example.com:9090", token: "a" } }) },
    says: [
      "  grafana.dataSource.url: http://p.example.com:9090\n" +
        "    is not encrypted, and credentials are sent there → write https://p.example.com:9090",
    ],
  },
  {
    name: "a file where Pulumi sends",
    set: { grafana: provider({ dataSource: { url: "https://p.example.com", token: { file: "/run/token" } } }) },
    says: ["  grafana.dataSource.token\n" + "    is where Pulumi does not read it, and grafana.kind is provider → name the secret"],
  },
  {
    name: "a named secret for files",
    set: { grafana: { kind: "files", directory: "/x/y", dataSource: { url: "https://p.example.com", username: "u", password: "prom" } } },
    says: [
      "  grafana.dataSource.password\n" +
        "    would stand in the clear in what grafana.kind: files writes\n" +
        "    → let Grafana's machine have it as a file, and write { file: <path there> }",
    ],
  },
  {
    name: "a Secret for the sidecar",
    set: { grafana: sidecar({ dataSource: { url: "https://p.example.com", token: { kubernetesSecret: { name: "a", key: "b" } } } }) },
    says: [
      "  grafana.dataSource.token\n" +
        "    would stand in the clear in what grafana.kind: sidecar writes\n" +
        "    → let Grafana's machine have it as a file, and write { file: <path there> }",
    ],
  },
  {
    name: "an unknown server behind the data source",
    set: { grafana: provider({ dataSource: { type: "victoria" } }) },
    says: ["  grafana.dataSource.type: victoria\n" + "    is not one of prometheus, mimir, cortex, thanos → choose one of them"],
  },
  {
    name: "a cache by time",
    set: { grafana: provider({ dataSource: { cache: "10m" } }) },
    says: ["  grafana.dataSource.cache: 10m\n" + "    is not one of none, low, medium, high → choose one of them"],
  },
  {
    name: "a sidecar in operator mode without an address",
    set: { grafana: sidecar(), prometheus: { kind: "operator", release: "kps" } },
    says: [
      "  grafana.dataSource.url\n" +
        "    is missing, and prometheus.url is where `check` reaches a Prometheus in a cluster\n" +
        "    → add it: Prometheus as Grafana's server reaches it; or create: false, where there is a data source already",
    ],
  },
  {
    name: "a namespace that cannot be Grafana's",
    set: { grafana: sidecar({ namespace: "Monitoring" }) },
    says: [
      "  grafana.namespace: Monitoring\n" +
        "    is not a namespace: small letters, digits and dashes, at most 63\n" +
        "    → write its name as kubectl shows it",
    ],
  },
  {
    name: "a folder in a folder for the sidecar",
    set: { grafana: sidecar({ folder: "Databases/Neo4j" }) },
    says: [
      "  grafana.folder: Databases/Neo4j\n" +
        "    has a slash, and the sidecar makes a folder of a folder of it → choose a title without one",
    ],
  },
  {
    name: "one label for dashboards and data sources",
    set: { grafana: sidecar({ dashboardLabel: "grafana", dataSourceLabel: "grafana" }) },
    says: [
      "  grafana.dataSourceLabel: grafana\n" +
        "    is the label of dashboards, too, and each sidecar would read what is for the other\n" +
        "    → choose another",
    ],
  },
  {
    name: "a label of the package's own for the sidecar",
    set: { grafana: sidecar({ dashboardLabel: "app.kubernetes.io/name" }) },
    says: ["  grafana.dashboardLabel: app.kubernetes.io/name\n" + "    is a label that is set by the package itself → choose another"],
  },
  {
    name: "a label's value that YAML reads as a boolean",
    set: { grafana: sidecar({ labelValue: true }) },
    says: ["  grafana.labelValue: true\n" + '    is true or false; text is expected → quote it: "true"'],
  },
  {
    name: "a token that has no value, and one for Grafana's own requests",
    set: { grafana: provider({ dataSource: { url: "https://p.example.com", token: "prom" } }) },
    knownSecrets: ["aura-payments", "slack"],
    says: [
      "  grafana.token: grafana\n" +
        "    no value is set for this secret\n" +
        "    → pulumi config set --secret secrets:grafana, or name a known one (secrets are: aura-payments, slack)",
      "  grafana.dataSource.token: prom\n" +
        "    no value is set for this secret\n" +
        "    → pulumi config set --secret secrets:prom, or name a known one (secrets are: aura-payments, slack)",
    ],
  },
];
