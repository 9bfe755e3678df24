import { alertName, alertsFor, levelOf, type Plan, type PlannedAlert, type Severity, severitiesOf, toDuration } from "../../catalog/model";
import { isOfInstance, type PromqlContext } from "../../languages/promql";
import { type Compiled, compileEach } from "../compiled";
import { annotations } from "./annotations";
import { alertExpression } from "./expression";
import type { AlertRule, RecordRule, Rule, RuleFile } from "./rule";
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

/** One file for each concern, so that a changed threshold changes one file. */
export function alertFiles(plan: Plan, compiled: readonly AlertRules[]): readonly RuleFile[] {
  const concerns = [...new Set(compiled.map(({ alert }) => alert.concern))].sort();
  return concerns.map((concern) => ({
    name: `alerts-${concern}`,
    groups: [
      {
        name: `aura-${plan.stack}-${concern}`,
        interval: toDuration(concern === "capacity" ? slow(plan) : plan.interval),
        rules: ofConcern(
          plan,
          compiled.filter(({ alert }) => alert.concern === concern),
        ),
      },
    ],
  }));
}

/** Capacity changes from hour to hour. Less than five minutes, after which Prometheus forgets what a group wrote last. */
const slow = ({ interval }: Plan): number => Math.max(interval, Math.min(240, 4 * interval));

/** In the order in which they read each other: suspects, their labels, alerts. */
const ofConcern = (plan: Plan, compiled: readonly AlertRules[]): readonly Rule[] => [
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
