import { type Plan, type PlannedAlert, walk } from "../../catalog/model";
import type { Gap } from "../compiled";

/** What a Prometheus tells of the rules that it evaluates and the alerts that it sends. */
const OF_EVALUATION = /^prometheus_(rule|notifications)_/;

const REASON = "rules are evaluated by the ruler of rulesTo, which is watched by whoever runs it";

/** The plan without alerts about a Prometheus that evaluates rules and sends alerts: the one that scrapes does neither. */
export function evaluatedElsewhere(plan: Plan): { readonly plan: Plan; readonly gaps: readonly Gap[] } {
  const left = plan.alerts.filter(isAboutEvaluation);
  const gaps = left.filter(({ on }) => on.length > 0).map(({ id }) => ({ alert: id, reason: REASON }));
  return { plan: { ...plan, alerts: plan.alerts.filter((it) => !left.includes(it)) }, gaps };
}

const isAboutEvaluation = ({ when }: PlannedAlert): boolean =>
  walk(when.signal).some((it) => it.kind === "server" && OF_EVALUATION.test(it.name));
