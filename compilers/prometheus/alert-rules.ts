import {
  alertName,
  alertsFor,
  levelOf,
  type Pace,
  type Plan,
  type PlannedAlert,
  type Severity,
  severitiesOf,
  toDuration,
} from "../../catalog/model";
import { isOfInstance, type PromqlContext, slowInterval } from "../../languages/promql";
import { type Compiled, compileEach } from "../compiled";
import { annotations } from "./annotations";
import { alertExpression } from "./expression";
import type { AlertRule, RecordRule, Rule, RuleFile, RuleGroup } from "./rule";
import { labelRules, suspectRule } from "./suspect-rules";

/** The compiled rules of one alert. */
export interface AlertRules {
  readonly alert: PlannedAlert;
  /** What is recorded first: the suspects of an alert about instances. */
  readonly records: readonly RecordRule[];
  /** Worst severity first. */
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
  compileEach(alertsFor(plan.alerts, "prometheus"), (alert) => [
    {
      alert,
      records: isOfInstance(alert.when.signal.level) ? [suspectRule(alert, contextOf(plan))] : [],
      rules: severitiesOf(alert.when.levels)
        .filter((it) => alert.on.includes(it))
        .map((severity) => alertRule(alert, severity, plan)),
    },
  ]);

/** One file for each concern, so that a changed threshold changes one file; what is not urgent is judged in a slower group of it. */
export function alertFiles(plan: Plan, compiled: readonly AlertRules[]): readonly RuleFile[] {
  const concerns = [...new Set(compiled.map(({ alert }) => alert.concern))].sort();
  return concerns.map((concern) => ({
    name: `alerts-${concern}`,
    groups: (["interval", "slow"] as const).flatMap((pace): readonly RuleGroup[] => {
      const rules = compiled.filter(({ alert }) => alert.concern === concern && paceOf(alert) === pace);
      if (rules.length === 0) return [];
      const name = `aura-${plan.stack}-${concern}`;
      return pace === "slow"
        ? [{ name: `${name}-slow`, interval: toDuration(slowInterval(contextOf(plan))), rules: ofGroup(plan, rules) }]
        : [{ name, interval: toDuration(plan.interval), rules: ofGroup(plan, rules) }];
    }),
  }));
}

/** Alerts about the pipeline itself are few and cheap: they are all judged at every interval. */
const paceOf = ({ pace, when }: PlannedAlert): Pace => (isOfInstance(when.signal.level) ? pace : "interval");

/** In the order in which they read each other: suspects, their labels, alerts. */
const ofGroup = (plan: Plan, compiled: readonly AlertRules[]): readonly Rule[] => [
  ...compiled.flatMap(({ records }) => records),
  ...labelRules(
    compiled.filter(({ records }) => records.length > 0).map(({ alert }) => alert),
    contextOf(plan),
  ),
  ...compiled.flatMap(({ rules }) => rules),
];

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
