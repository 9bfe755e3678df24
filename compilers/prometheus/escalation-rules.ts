import {
  alertName,
  type Plan,
  type PlannedAlert,
  type PlannedRoute,
  type Severity,
  severitiesOf,
  toDuration,
  toSeconds,
} from "../../catalog/model";
import { isOfInstance, KEYS } from "../../languages/promql";
import { compileAlerts, contextOf } from "./alert-rules";
import { annotations } from "./annotations";

import type { AlertRule, RuleFile } from "./rule";
import { saidNumber } from "./said-numbers";

/**
 * Alertmanager knows neither how long an alert has been firing nor whether anybody looks. So an alert that fires for long raises itself
 * again: the same name and labels, plus `escalation="2"`, so that whatever silences or inhibits the original holds this one, too.
 *
 * @returns undefined where no route escalates anything
 */
export function compileEscalations(plan: Plan): RuleFile | undefined {
  const gaps = new Set(compileAlerts(plan).gaps.map(({ alert }) => alert));
  const rules = plan.alerts
    .filter(({ id, role }) => role === "problem" && !gaps.has(id))
    .flatMap((alert) =>
      severitiesOf(alert.when.levels)
        .filter((it) => alert.on.includes(it))
        .flatMap((severity) => escalations(plan, alert, severity)),
    );
  if (rules.length === 0) return undefined;
  return { name: "escalations", groups: [{ name: `aura-${plan.stack}-escalations`, interval: toDuration(plan.interval), rules }] };
}

/** One rule for each route that escalates what it takes of this alert; what an earlier route takes is left out. */
function escalations(plan: Plan, alert: PlannedAlert, severity: Severity): readonly AlertRule[] {
  const taking = plan.routes.filter((route) => mayTake(plan, route, alert, severity));
  const whole = taking.findIndex((route) => ownMatchers(route, alert).length === 0);
  const reached = whole < 0 ? taking : taking.slice(0, whole + 1);
  return reached.flatMap((route, at) => {
    if (route.escalate === undefined) return [];
    return [escalation(plan, alert, severity, { route, after: route.escalate, before: reached.slice(0, at) })];
  });
}

interface Taken {
  readonly route: PlannedRoute;
  readonly after: NonNullable<PlannedRoute["escalate"]>;
  /** Routes that take a part of the same alerts first. */
  readonly before: readonly PlannedRoute[];
}

function escalation(plan: Plan, alert: PlannedAlert, severity: Severity, { route, after, before }: Taken): AlertRule {
  const series = (name: string, of: PlannedRoute, more: readonly string[] = []): string =>
    `${name}{${[`alertname="${alertName(alert.id)}"`, `aura_stack="${plan.stack}"`, `severity="${severity}"`, 'escalation=""', ...more, ...ownMatchers(of, alert)].join(",")}}`;
  const since = before.reduce(
    (so, earlier) => `${so}\n    unless ${series("ALERTS_FOR_STATE", earlier)}`,
    series("ALERTS_FOR_STATE", route),
  );
  const said = annotations({ ...alert, ...reworded(alert, route) }, severity, contextOf(plan), plan.links);
  return {
    alert: alertName(alert.id),
    expr: `(time() - (${since}) > ${toSeconds(after.after) + toSeconds(alert.holds)})\n  and ignoring (alertstate)\n${series("ALERTS", route, ['alertstate="firing"'])}`,
    labels: { aura_alert: alert.id, aura_stack: plan.stack, severity, escalation: "2" },
    annotations: Object.fromEntries(Object.entries(said).filter(([name]) => name !== "value")),
  };
}

const SINCE = saidNumber("$value", "seconds");

/** `$value` is how long the condition has held; the measured value is not at hand here. */
const reworded = ({ summary }: PlannedAlert, { to }: PlannedRoute): Pick<PlannedAlert, "summary" | "description"> => ({
  summary: `${summary} It has gone on for ${SINCE}.`,
  description: `${summary} It has gone on for ${SINCE} and was first told to ${to.join(", ")}.`,
});

/** Labels that only alerts about an instance have. */
const OF_INSTANCE = ["instance_id", "team", "tier", "service"] as const;

/** Whether a route may take an alert of this severity, as far as its labels are known before it fires. */
function mayTake(plan: Plan, { match }: PlannedRoute, alert: PlannedAlert, severity: Severity): boolean {
  const { level } = alert.when.signal;
  const admits = (values: readonly string[] | undefined, value: string): boolean => values === undefined || values.includes(value);
  if (!admits(match.severity, severity) || !admits(match.aura_alert, alert.id)) return false;
  if (match.aura_project !== undefined && !KEYS[level].includes("aura_project")) return false;
  return isOfInstance(level) || (admits(match.environment, plan.environment) && OF_INSTANCE.every((label) => match[label] === undefined));
}

/** What decides, once an alert fires, whether a route takes it. */
const ownMatchers = ({ match }: PlannedRoute, alert: PlannedAlert): readonly string[] =>
  (["aura_project", ...(isOfInstance(alert.when.signal.level) ? (["environment", ...OF_INSTANCE] as const) : [])] as const).flatMap(
    (label) => {
      const values = match[label];
      return values === undefined ? [] : [`${label}=~${JSON.stringify([...values].sort().map(literal).join("|"))}`];
    },
  );

const literal = (value: string): string => value.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
