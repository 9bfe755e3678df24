import { type Metric, type Plan, type Recorded, metric, step, toDuration } from "../../catalog/model";
import { metricExpression, metricRecord, promql, stepExpression, stepRecord, storedName } from "../../languages/promql";
import { contextOf } from "./alert-rules";
import type { RecordRule, RuleFile } from "./rule";

/**
 * Recording rules: every metric once, equal for both granularities; what dashboards and alerts share; and hourly values in a group of
 * their own for everything that looks back further than a day. Their number does not depend on the fleet.
 */
export function compileRecords(plan: Plan): readonly RuleFile[] {
  const context = contextOf(plan);
  const named = (record: Recorded): RecordRule => ({ record: storedName(record), expr: promql(record.of, context) });
  const each = plan.metrics.filter((it) => it.scope !== "cluster");
  const rules = [
    ...each.filter((it) => it.counts !== "events").map((it): RecordRule => ({ record: metricRecord(metric(it)), expr: metricExpression(it, metric(it).level, context) })),
    ...each.filter(isEventCounter).map((it): RecordRule => ({ record: stepRecord(step(it)), expr: stepExpression(it, step(it).level, context) })),
    ...plan.records.filter((it) => it.rhythm === "interval").map(named),
  ];
  return [
    { name: "records", groups: [{ name: `aura-${plan.stack}-records`, interval: toDuration(plan.interval), rules }] },
    { name: "records-hourly", groups: [{ name: `aura-${plan.stack}-hourly`, interval: "1h", rules: plan.records.filter((it) => it.rhythm === "hourly").map(named) }] },
  ];
}

const isEventCounter = (it: Metric): it is Metric<Metric["unit"], "counter"> => it.kind === "counter" && it.counts === "events";
