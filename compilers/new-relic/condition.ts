import { type Plan, type PlannedAlert, type Severity, type ThresholdClass, thresholdClasses } from "../../catalog/model";
import { nrqlQuery } from "../../languages/nrql";
import { type ConditionTiming, timingOf } from "./timing";
import { conditionText, type ConditionText } from "./words";

/** One NRQL condition: an alert, one of its severities, and the instances that share its numbers. */
export interface NewRelicCondition extends ConditionTiming, ConditionText {
  /** Permanent, of letters and digits: names its resource. */
  readonly id: string;
  readonly alert: string;
  readonly severity: Severity;
  readonly query: string;
  /** New Relic knows two priorities. */
  readonly priority: "critical" | "warning";
  readonly operator: "above" | "below";
  readonly threshold: number;
}

/** New Relic's word for each severity; which one it really is says the policy that a condition is in. */
const PRIORITY = { emergency: "critical", critical: "critical", warning: "warning", info: "warning" } as const;

/** @throws Unsupported when an alert cannot be said */
export const conditionsOf = (alert: PlannedAlert, plan: Plan): readonly NewRelicCondition[] =>
  thresholdClasses(plan, alert).flatMap((it) => [...it.levels].map(([severity, level]) => conditionOf(alert, plan, it, severity, level)));

function conditionOf(alert: PlannedAlert, plan: Plan, of: ThresholdClass, severity: Severity, level: number): NewRelicCondition {
  const own = of.instances.kind === "only";
  return {
    id: [alert.id, severity, ...(own ? [of.key] : [])].join("-"),
    alert: alert.id,
    severity,
    ...conditionText(alert, severity, plan, own ? of.key : undefined),
    query: nrqlQuery(alert, plan.stack, of),
    priority: PRIORITY[severity],
    operator: alert.when.kind,
    threshold: level,
    ...timingOf(alert, plan),
  };
}
