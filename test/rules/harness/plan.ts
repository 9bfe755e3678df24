import { catalog } from "../../../catalog";
import { type Alert, type Plan, type PlannedAlert, severitiesOf } from "../../../catalog/model";
import type { Trio } from "./promtool-tests";
import { INSTANCES, JOBS, KNOWN_LABELS, PROJECT, STACK } from "./world";

/** An alert with all its severities on and its thresholds resolved for an interval. */
export const planned = (alert: Alert, interval: number): PlannedAlert => ({
  ...alert,
  on: severitiesOf(alert.when.levels),
  when: {
    ...alert.when,
    levels: Object.fromEntries(
      Object.entries(alert.when.levels).map(([severity, it]) => [
        severity,
        { unit: it.unit, value: it.value + (it.perInterval ?? 0) * interval },
      ]),
    ),
  },
});

/** A stack with one project, a known instance, and one that is exempt from every alert. */
export function planOf(
  alerts: readonly Alert[],
  interval: number,
  { stack = STACK, trios = [INSTANCES] }: { readonly stack?: string; readonly trios?: readonly Trio[] } = {},
): Plan {
  const all = alerts.map((it) => planned(it, interval));
  const instance = { projectId: PROJECT, labels: {}, limits: { boltConnections: 100 } };
  return {
    stack,
    environment: "prod",
    metricsUrl: "https://customer-metrics-api.neo4j.io",
    tokenUrl: "https://api.neo4j.io/oauth/token",
    projects: [
      {
        key: "payments",
        id: PROJECT,
        clientId: "client",
        clientSecret: "aura-payments",
        granularity: "comprehensive",
        expectedDatabases: 2,
        credentialsIssued: 0,
        endpoints: [{ id: PROJECT, path: `/api/v1/${PROJECT}/metrics`, instances: 2 }],
      },
    ],
    instances: trios.flatMap(({ known, exempt }) => [
      { ...instance, id: known, name: "orders", ...KNOWN_LABELS },
      { ...instance, id: exempt, name: "sandbox", environment: "prod" },
    ]),
    interval,
    timeout: 30,
    metrics: catalog.metrics,
    records: catalog.records,
    alerts: all,
    thresholds: all.flatMap((it) =>
      it.on.flatMap((severity) =>
        trios.map(({ exempt }) => ({ projectId: PROJECT, instanceId: exempt, alert: it.id, severity, value: null })),
      ),
    ),
    watcher: JOBS,
    contacts: [],
    routes: [],
    heartbeats: [],
    calendars: [],
    maintenance: [],
    remoteWrite: [],
    watched: [],
    retention: { time: "15d" },
    links: { dashboardPrefix: "aura-prod", runbooks: "https://runbooks.example", console: "https://console.neo4j.io" },
  };
}
