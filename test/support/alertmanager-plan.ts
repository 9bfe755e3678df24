import {
  above,
  alertsOf,
  below,
  type Contact,
  fact,
  gauge,
  metric,
  percent,
  type Plan,
  type PlannedAlert,
  type PlannedRoute,
  present,
  scrape,
  severitiesOf,
} from "../../catalog/model";

export const PROJECT = "cb50b84c-0a53-565c-ba05-008e104efee0";

const text = { runbook: { meaning: "M", investigate: ["I"], fix: ["F"], escalate: "E" }, source: "S" };
const busy = gauge("neo4j_aura_cpu_usage", { unit: "ratio", aggregation: "MAX", scope: "instance", help: "H" });
const alert = alertsOf("saturation");
const scraped = scrape("up", "boolean");

const ALERTS = [
  alert("cpu-saturated", {
    ...text,
    title: "CPU is close to its limit",
    when: above(metric(busy), { warning: percent(85), critical: percent(95), emergency: percent(99) }),
    holds: "5m",
    summary: "{{instance}} has been using nearly all of its CPU.",
    description: "{{instance}} uses {{value}} of its CPU (threshold {{threshold}}).",
  }),
  alert("endpoint-down", {
    ...text,
    title: "Endpoint is down",
    when: below(scraped, { critical: present }),
    holds: "2m",
    explains: "absence",
    summary: "The metrics endpoint {{endpoint}} does not answer.",
    description: "The metrics endpoint {{endpoint}} has not answered for two minutes.",
  }),
  alert("instance-missing", {
    ...text,
    title: "Instance is missing",
    when: above(fact("expected-instance"), { critical: present }),
    holds: "10m",
    ifNoData: "alert",
    summary: "{{instance}} is not scraped.",
    description: "{{instance}} is configured and there are no metrics of it.",
  }),
  alert("idle", {
    ...text,
    title: "Instance is idle",
    when: below(metric(busy), { info: percent(1) }),
    holds: "0s",
    summary: "{{instance}} is idle.",
    description: "{{instance}} uses {{value}} of its CPU.",
  }),
  alert("heartbeat-endpoint", {
    ...text,
    title: "Endpoint is alive",
    when: above(scraped, { info: present }),
    holds: "0s",
    role: "heartbeat",
    summary: "Alive.",
    description: "Alive.",
  }),
];

/** The alerts of the test plans, all their severities on. */
export const plannedAlerts: readonly PlannedAlert[] = ALERTS.map((it) => ({ ...it, on: severitiesOf(it.when.levels) }));

/** A route that notifies within a second, so that tests need not wait for minutes. */
export const route = (match: PlannedRoute["match"], to: readonly string[], more: Partial<PlannedRoute> = {}): PlannedRoute => ({
  match,
  to,
  repeat: "1h",
  groupWait: "0s",
  groupInterval: "1s",
  ...more,
});

/** Contacts of every kind; the names of their secrets are their own names. */
export const contacts = {
  oncall: { kind: "pagerduty", name: "oncall", routingKey: "oncall" },
  lead: { kind: "pagerduty", name: "lead", routingKey: "lead" },
  channel: { kind: "slack", name: "channel", channel: "#db-alerts", webhook: "channel" },
  app: { kind: "slack", name: "app", channel: "#db-app", appToken: "app" },
  mail: {
    kind: "email",
    name: "mail",
    to: ["a@example.com", "b@example.com"],
    from: "aura@example.com",
    smarthost: "smtp.example.com:587",
    username: "aura",
    password: "mail",
    requireTls: true,
  },
  hook: { kind: "webhook", name: "hook", url: "hook", maxAlerts: 10 },
  deadman: { kind: "webhook", name: "deadman", url: "deadman", maxAlerts: 1 },
} as const satisfies Record<string, Contact>;

const instance = { projectId: PROJECT, environment: "prod", labels: {}, limits: {} };

/** A stack `prod` with two teams; routes that escalate, that are quiet at times, and a heartbeat. */
export const planWith = (changes: Partial<Plan> = {}): Plan => ({
  stack: "prod",
  environment: "prod",
  metricsUrl: "https://customer-metrics-api.neo4j.io",
  tokenUrl: "https://api.neo4j.io/oauth/token",
  projects: [
    {
      key: "payments",
      id: PROJECT,
      clientId: "client",
      clientSecret: "aura-payments",
      granularity: "summary",
      expectedDatabases: 1,
      endpoints: [{ id: PROJECT, path: `/api/v1/${PROJECT}/metrics`, instances: 2 }],
    },
  ],
  instances: [
    { ...instance, id: "6b0c65e8", name: "orders", team: "payments", tier: "gold" },
    { ...instance, id: "00000123", name: "sandbox", team: "shop", pause: "nights" },
  ],
  interval: 60,
  timeout: 30,
  metrics: [busy],
  records: [],
  alerts: plannedAlerts,
  thresholds: [],
  watcher: {},
  contacts: Object.values(contacts),
  routes: [
    route({ severity: ["emergency", "critical"], team: ["payments"] }, ["oncall", "channel"], { escalate: { after: "30m", to: ["lead"] } }),
    route({ severity: ["emergency", "critical"] }, ["oncall"]),
    route({ severity: ["warning"] }, ["channel"], { quietDuring: "nights" }),
    route({ severity: ["info"] }, ["app"], { repeat: "24h", activeDuring: "office" }),
  ],
  heartbeats: [{ projectId: PROJECT, to: ["deadman"], every: "1m" }],
  calendars: [
    {
      name: "nights",
      spans: [
        {
          days: [],
          times: [
            { from: "19:00", to: "24:00" },
            { from: "00:00", to: "07:00" },
          ],
          timeZone: "Europe/Berlin",
        },
      ],
    },
    { name: "office", spans: [{ days: ["monday:friday"], times: [{ from: "09:00", to: "17:00" }], timeZone: "Europe/Berlin" }] },
  ],
  maintenance: [],
  remoteWrite: [],
  watched: [],
  retention: { time: "15d" },
  links: {
    dashboardPrefix: "aura-prod",
    runbooks: "https://runbooks.example",
    dashboards: "https://grafana.example",
    console: "https://console.neo4j.io",
    alertmanager: "https://alerts.example/",
  },
  ...changes,
});
