import type { Plan, Severity } from "../../catalog/model";
import { type DatadogContext, groupedBy, scopeOf } from "../../languages/datadog";
import type { MonitorDocument } from "./document";
import { type Handles, tellersOf } from "./handles";

interface Extra {
  readonly id: string;
  readonly title: string;
  readonly severity: Severity;
  readonly says: string;
  readonly query: (context: DatadogContext) => string;
  readonly more?: Partial<MonitorDocument>;
}

const of = (context: DatadogContext, aggregation: string, metric: string, level: "instance" | "database" = "instance"): string =>
  `${aggregation}:neo4j.${metric}${scopeOf(context)}${groupedBy(level)}`;

/**
 * What Datadog can tell that is no alert of the catalog: a line that is flat, and what algorithms of its own find. Their verdicts are its own,
 * too: they stand beside the alerts, and are compared with nothing.
 */
const EXTRAS: readonly Extra[] = [
  {
    id: "data-flat",
    title: "Data does not change",
    severity: "warning",
    says: "The CPU usage of {{instance_id.name}} has been the same to six digits for half an hour: the endpoint may serve old samples.",
    query: (it) => `max(last_30m):abs(diff(${of(it, "max", "aura_cpu_usage")})) <= 0`,
    more: { thresholds: { critical: 0 } },
  },
  {
    id: "queries-anomalous",
    title: "The number of queries is unusual",
    severity: "info",
    says: "{{database.name}} on {{instance_id.name}} has another number of queries than at this time on other days.",
    query: (it) =>
      `avg(last_4h):anomalies(monotonic_diff(${of(it, "sum", "db_query_execution_success.total", "database")}), 'agile', 4, direction='both', interval=60, alert_window='last_30m', seasonality='weekly', count_default_zero='false') >= 1`,
    more: { thresholds: { critical: 1 }, triggerWindow: "last_30m" },
  },
  {
    id: "storage-forecast",
    title: "Storage will be full within a week",
    severity: "info",
    says: "Datadog's own forecast sees the storage of {{instance_id.name}} full within a week.",
    query: (it) =>
      `max(next_1w):forecast(${of(it, "sum", "database_store_size_database")} / ${of(it, "sum", "aura_storage_limit")}, 'linear', 1, interval='60m', history='1w', model='default') >= 1`,
    more: { thresholds: { critical: 1 } },
  },
];

/** The extra monitors of a stack. */
export const compileExtras = (plan: Plan, handles: Handles): readonly MonitorDocument[] =>
  EXTRAS.map(({ id, title, severity, says, query, more }) => ({
    id,
    alert: id,
    severity,
    role: "extra" as const,
    name: `${title} (${plan.stack})`,
    type: "query alert" as const,
    query: query({ stack: plan.stack, interval: plan.interval }),
    thresholds: {},
    message: [says, ...tellersOf(severity, plan, handles)].join("\n"),
    priority: severity === "critical" ? 2 : 4,
    tags: [`aura_extra:${id}`, `aura_stack:${plan.stack}`, `environment:${plan.environment}`, "managed_by:pulumi", `severity:${severity}`],
    newGroupDelay: 3_600,
    ...more,
  }));
