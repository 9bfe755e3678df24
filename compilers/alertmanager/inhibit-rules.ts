import { type Level, type Plan, type PlannedAlert, SEVERITIES, type Severity } from "../../catalog/model";
import { ALERT_KEYS, KEYS } from "../../languages/promql";
import type { InhibitRule } from "./config";
import { is, isOneOf } from "./matchers";

/** Never a source: it would come and go at other times than its original, which does the same work. */
const ORIGINAL = is("escalation", "");

/**
 * What need not be told while something worse is. An alert that ends while it is held back is not reported as ended; Prometheus repeats the
 * end for 15 minutes, so a source that outlives its targets by less than that leaves no incident open.
 */
export function inhibitRules(plan: Plan): readonly InhibitRule[] {
  const problems = plan.alerts.filter(({ role, on }) => role === "problem" && on.length > 0);
  return [...severityRules(plan, problems), ...absenceRules(plan, problems)];
}

/** A severity silences the milder ones of the same thing, where any alert has both. */
function severityRules({ stack }: Plan, problems: readonly PlannedAlert[]): readonly InhibitRule[] {
  return [...SEVERITIES].reverse().flatMap((severity) => {
    const milder = SEVERITIES.filter((it) => worse(severity, it) && problems.some(({ on }) => on.includes(severity) && on.includes(it)));
    if (milder.length === 0) return [];
    return [
      {
        name: `aura-${stack}-${severity}`,
        source_matchers: [is("aura_stack", stack), is("severity", severity), ORIGINAL],
        target_matchers: [is("aura_stack", stack), isOneOf("severity", milder)],
        equal: ALERT_KEYS,
      },
    ];
  });
}

const worse = (a: Severity, b: Severity): boolean => SEVERITIES.indexOf(a) > SEVERITIES.indexOf(b);

/** Why data is missing silences that data is missing: where it is missing from, and never what was measured before. */
function absenceRules(plan: Plan, problems: readonly PlannedAlert[]): readonly InhibitRule[] {
  const targets = problems.filter((it) => it.ifNoData === "alert" && it.explains === "nothing").map(({ id }) => id);
  const sources = problems.filter(({ explains }) => explains === "absence");
  const levels = [...new Set(sources.map((it) => it.when.signal.level))].sort();
  if (targets.length === 0) return [];
  return levels.flatMap((level) => {
    const scope = scopeOf(plan, level);
    if (scope === undefined) return [];
    return [
      {
        name: `aura-${plan.stack}-absence-${level}`,
        source_matchers: [
          is("aura_stack", plan.stack),
          isOneOf(
            "aura_alert",
            sources.filter((it) => it.when.signal.level === level).map(({ id }) => id),
          ),
          ORIGINAL,
          ...scope,
        ],
        target_matchers: [is("aura_stack", plan.stack), isOneOf("aura_alert", targets)],
        equal: level === "endpoint" ? KEYS.project : KEYS[level],
      },
    ];
  });
}

/**
 * Which sources of a level stand for all that `equal` lets through; undefined when none does. An endpoint explains what its project lacks
 * only where it is the project's endpoint: of many instances' endpoints, one must not hide what another lacks.
 */
function scopeOf({ projects }: Plan, level: Level): readonly string[] | undefined {
  if (level !== "endpoint") return [];
  const whole = projects.filter(({ id, endpoints }) => endpoints.some((it) => it.id === id));
  if (whole.length === 0) return undefined;
  return whole.length === projects.length
    ? []
    : [
        isOneOf(
          "aura_endpoint",
          whole.map(({ id }) => id),
        ),
      ];
}
