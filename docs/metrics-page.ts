import { type Counter, type Metric, metric, step } from "../catalog/model";
import { metricRecord, stepRecord } from "../languages/promql";
import { code, table } from "./markdown";
import { page, type Page } from "./page";

/** Every metric that Aura documents. */
export const metricsPage = (metrics: readonly Metric[]): Page =>
  page("metrics.md", "catalog/metrics and languages/promql", [
    "# Metrics",
    `The ${metrics.length} metrics that Aura documents, and under which name this package records each: once, equal for Summary and Comprehensive granularity. Read the recorded name in dashboards and rules of your own.`,
    `Counters are recorded as their growth since the last evaluation, member by member, so that a restart neither adds nor hides anything: use \`sum_over_time(<name>[5m])\` where you would have written \`increase(…[5m])\`. What Aura types as a counter although its growth is no rate of anything is recorded as it is: ${metrics
      .filter(isMisnamed)
      .map((it) => code(it.name))
      .join(", ")}.`,
    table(["metric", "type", "folded over members", "unit", "of", "granularity", "meaning", "recorded as"], metrics.map(row)),
  ]);

const row = (it: Metric): readonly string[] => [
  code(it.name),
  it.kind,
  it.aggregation,
  it.unit,
  it.scope,
  it.granularity,
  it.help + (it.nanWhenIdle ? " NaN while idle." : ""),
  recordedAs(it),
];

function recordedAs(it: Metric): string {
  if (it.scope === "cluster") return "not recorded: each member counts by itself";
  return code(isEventCounter(it) ? stepRecord(step(it)) : metricRecord(metric(it)));
}

const isMisnamed = (it: Metric): boolean => it.kind === "counter" && it.counts !== "events";

const isEventCounter = (it: Metric): it is Counter => it.kind === "counter" && it.counts === "events";
