import { type Plan, type PlannedAlert, toDuration } from "../../catalog/model";
import { guardedSignal, watchedRecord } from "../../languages/promql";
import { contextOf } from "./alert-rules";
import { guarded } from "./condition";
import type { RecordRule, RuleFile } from "./rule";

/**
 * Records what alerts compare with their thresholds, where their guards hold and nowhere else, for vendors that read it from here.
 *
 * @returns undefined where no vendor does
 */
export function compileWatched(plan: Plan): RuleFile | undefined {
  const rules = plan.alerts.filter(({ id }) => plan.watched.includes(id)).map((alert) => watchedRule(alert, plan));
  if (rules.length === 0) return undefined;
  return { name: "watched", groups: [{ name: `aura-${plan.stack}-watched`, interval: toDuration(plan.interval), rules }] };
}

function watchedRule(alert: PlannedAlert, plan: Plan): RecordRule {
  const context = contextOf(plan);
  const { text, left } = guardedSignal(alert, context);
  return {
    record: watchedRecord(alert),
    expr: guarded(text, left, alert.when.signal.level, context),
    labels: { aura_alert: alert.id },
  };
}
