import { type Metric, type Plan, type Recorded, metric, step, toDuration } from "../../catalog/model";
import {
  counterLookback,
  INFO_RECORD,
  keys,
  metricExpression,
  metricRecord,
  promql,
  type PromqlContext,
  select,
  seenExpression,
  slowInterval,
  seenRecord,
  stepExpression,
  stepRecord,
  storedName,
  THRESHOLD_RECORD,
} from "../../languages/promql";
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
  const current = (it: Metric): RecordRule => ({ record: metricRecord(metric(it)), expr: metricExpression(it, metric(it).level, context) });
  const values = each.filter((it) => it.counts !== "events");
  const rules = [
    infoRecord(context),
    thresholdRecord(context),
    ...values.filter(({ pace }) => pace === "interval").map(current),
    ...each
      .filter(isEventCounter)
      .map(step)
      .flatMap((it): readonly RecordRule[] => [
        { record: seenRecord(it), expr: seenExpression(it, context) },
        { record: stepRecord(it), expr: stepExpression(it, context) },
      ]),
    ...plan.records.filter((it) => it.rhythm === "interval").map(named),
  ];
  return [
    {
      name: "records",
      groups: [
        {
          name: `aura-${plan.stack}-records-slow`,
          interval: toDuration(slowInterval(context)),
          rules: values.filter(({ pace }) => pace === "slow").map(current),
        },
        { name: `aura-${plan.stack}-records`, interval: toDuration(plan.interval), rules },
      ],
    },
    {
      name: "records-hourly",
      groups: [
        { name: `aura-${plan.stack}-hourly`, interval: "1h", rules: plan.records.filter((it) => it.rhythm === "hourly").map(named) },
      ],
    },
  ];
}

/**
 * While an instance moves between groups of info series there are two of its info series for a moment, and a plain join would fail then; or
 * there is none, and the last known one is used. A current one comes first, so that a changed team is told at once. It is known for as long
 * as counters bridge an outage of the server: what is told first after one must reach whom it concerns.
 */
function infoRecord(context: PromqlContext): RecordRule {
  const info = select("aura_instance_info", context);
  const oneOf = (series: string): string => `topk by (${keys("instance")}) (1, ${series})`;
  return {
    record: INFO_RECORD,
    expr: `${oneOf(info)} or on (${keys("instance")}) ${oneOf(`last_over_time(${info}[${counterLookback(context)}])`)}`,
  };
}

/** A threshold that was changed counts at once; the last known one only while there is none, as with info series. */
function thresholdRecord(context: PromqlContext): RecordRule {
  const own = select("aura_instance_threshold", context);
  const oneOf = (series: string): string => `max by (${keys("instance")}, aura_alert, severity) (${series})`;
  return { record: THRESHOLD_RECORD, expr: `${oneOf(own)} or ${oneOf(`last_over_time(${own}[${counterLookback(context)}])`)}` };
}

const isEventCounter = (it: Metric): it is Metric<Metric["unit"], "counter"> => it.kind === "counter" && it.counts === "events";
