import { type Level, outlastsSilence, type Plan, type PlannedAlert, SEVERITIES, type Severity } from "../../catalog/model";
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

/**
 * Why data is missing silences that data is missing: where it is missing from, and never what was measured before, nor what ends by itself
 * while none comes.
 */
function absenceRules(plan: Plan, problems: readonly PlannedAlert[]): readonly InhibitRule[] {
  const targets = problems.filter((it) => outlastsSilence(it) && it.explains === "nothing").map(({ id }) => id);
  const sources = problems.filter(({ explains }) => explains === "absence");
  const levels = [...new Set(sources.map((it) => it.when.signal.level))].sort();
  if (targets.length === 0) return [];
  return levels.flatMap((level) => {
    const of = sources.filter((it) => it.when.signal.level === level).map(({ id }) => id);
    return scopesOf(plan, level).map(({ name, among, equal }) => ({
      name: `aura-${plan.stack}-absence-${name}`,
      source_matchers: [is("aura_stack", plan.stack), isOneOf("aura_alert", of), ORIGINAL, ...among],
      target_matchers: [is("aura_stack", plan.stack), isOneOf("aura_alert", targets)],
      equal,
    }));
  });
}

/** Which sources of a level hold back which targets. */
interface Scope {
  readonly name: string;
  /** Matchers of the sources, beside what they are. */
  readonly among: readonly string[];
  readonly equal: readonly string[];
}

/**
 * The endpoint of a whole project explains what any of its instances lacks, and the endpoint of one instance what that one lacks: its alerts
 * carry the endpoint that it has for itself. Of many instances' endpoints, one must not hide what another lacks.
 */
function scopesOf({ projects }: Plan, level: Level): readonly Scope[] {
  if (level !== "endpoint") return [{ name: level, among: [], equal: KEYS[level] }];
  const whole = projects.filter(({ id, endpoints }) => endpoints.some((it) => it.id === id)).map(({ id }) => id);
  const among = whole.length === projects.length ? [] : [isOneOf("aura_endpoint", whole)];
  return [
    ...(whole.length === 0 ? [] : [{ name: level, among, equal: KEYS.project }]),
    ...(whole.length === projects.length ? [] : [{ name: "own-endpoint", among: [], equal: KEYS.endpoint }]),
  ];
}
