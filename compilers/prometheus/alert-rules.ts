import {
  alertName,
  type Concern,
  levelOf,
  type Plan,
  type PlannedAlert,
  type Severity,
  severitiesOf,
  toDuration,
} from "../../catalog/model";
import { isOfInstance, type PromqlContext } from "../../languages/promql";
import { type Compiled, compileEach } from "../compiled";
import { annotations } from "./annotations";
import { alertExpression } from "./expression";
import type { AlertRule, RuleFile } from "./rule";

/** The compiled rules of one alert, worst severity first. */
export interface AlertRules {
  readonly concern: Concern;
  readonly rules: readonly AlertRule[];
}

/** What expressions must know about a plan. */
export const contextOf = (plan: Plan): PromqlContext & { readonly environment: string } => ({
  stack: plan.stack,
  interval: plan.interval,
  jobs: plan.watcher,
  environment: plan.environment,
});

/** One rule for each alert and severity that is switched on; alerts about a watcher whose job is unknown become gaps. */
export const compileAlerts = (plan: Plan): Compiled<AlertRules> =>
  compileEach(
    plan.alerts.filter((alert) => alert.on.length > 0),
    (alert) => [
      {
        concern: alert.concern,
        rules: severitiesOf(alert.when.levels)
          .filter((it) => alert.on.includes(it))
          .map((severity) => alertRule(alert, severity, plan)),
      },
    ],
  );

/** One file for each concern, so that a changed threshold changes one file. */
export function alertFiles(plan: Plan, compiled: readonly AlertRules[]): readonly RuleFile[] {
  const concerns = [...new Set(compiled.map(({ concern }) => concern))].sort();
  return concerns.map((concern) => ({
    name: `alerts-${concern}`,
    groups: [
      {
        name: `aura-${plan.stack}-${concern}`,
        interval: toDuration(plan.interval),
        rules: compiled.filter((it) => it.concern === concern).flatMap(({ rules }) => rules),
      },
    ],
  }));
}

function alertRule(alert: PlannedAlert, severity: Severity, plan: Plan): AlertRule {
  const context = contextOf(plan);
  if (levelOf(alert.when.levels, severity) === undefined) throw new Error(`${alert.id} has no level for ${severity}`);
  return {
    alert: alertName(alert.id),
    expr: alertExpression(alert, severity, context),
    ...(alert.holds !== "0s" && { for: alert.holds }),
    ...(alert.keepFiring !== "0s" && { keep_firing_for: alert.keepFiring }),
    labels: {
      aura_alert: alert.id,
      aura_stack: plan.stack,
      severity: alert.role === "heartbeat" ? "none" : severity,
      ...(!isOfInstance(alert.when.signal.level) && { environment: plan.environment }),
      ...(alert.role === "heartbeat" && { heartbeat: alert.when.signal.level }),
    },
    annotations: annotations(alert, severity, context, plan.links),
  };
}
