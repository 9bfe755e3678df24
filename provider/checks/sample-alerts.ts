/** What a message template is tried with. */
export interface SampleAlert {
  readonly name: "a firing alert" | "a resolved alert" | "an alert without labels";
  /** Alertmanager's template data as JSON. */
  readonly data: string;
}

const LABELS = {
  alertname: "AuraCpuSaturated",
  severity: "critical",
  instance_id: "6b0c65e8",
  aura_stack: "prod",
  aura_project: "payments",
  environment: "prod",
  team: "payments",
  tier: "critical",
  database: "neo4j",
};
const ANNOTATIONS = {
  summary: "CPU is close to its limit",
  description: "orders has used 96 % of its CPU.",
  runbook_url: "http://127.0.0.1/runbook",
  dashboard_url: "http://127.0.0.1/dashboard",
  console_url: "http://127.0.0.1/console",
  instance_name: "orders",
  value: "96 %",
};

/** Every template must survive all three: firing, resolved, and an alert that somebody else's rule sent without any label. */
export const SAMPLE_ALERTS: readonly SampleAlert[] = [
  { name: "a firing alert", data: message("firing", LABELS, ANNOTATIONS) },
  { name: "a resolved alert", data: message("resolved", LABELS, ANNOTATIONS) },
  { name: "an alert without labels", data: message("firing", {}, {}) },
];

function message(status: "firing" | "resolved", labels: Record<string, string>, annotations: Record<string, string>): string {
  const endsAt = status === "resolved" ? "2026-01-01T00:30:00Z" : "0001-01-01T00:00:00Z";
  const alert = {
    status,
    labels,
    annotations,
    startsAt: "2026-01-01T00:00:00Z",
    endsAt,
    generatorURL: "http://127.0.0.1/graph",
    fingerprint: "0000000000000001",
  };
  return JSON.stringify({
    receiver: "sample",
    status,
    alerts: [alert],
    groupLabels: labels,
    commonLabels: labels,
    commonAnnotations: annotations,
    externalURL: "http://127.0.0.1",
  });
}
