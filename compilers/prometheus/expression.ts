import type { PlannedAlert, Severity } from "../../catalog/model";
import { guardedSignal, isOfInstance, keys, type PromqlContext, select, THRESHOLD_RECORD } from "../../languages/promql";
import { guarded, operand, OPERATOR } from "./condition";
import { labelledSuspects } from "./suspect-rules";

const INSTANCE = keys("instance");

/**
 * The expression of one severity of an alert. One about an instance compares its suspects, which are few, with the instance's own
 * threshold where there is one and with the stack's elsewhere: the text is the same for one instance and for a thousand.
 */
export function alertExpression(alert: PlannedAlert, severity: Severity, context: PromqlContext): string {
  const { kind, levels, signal } = alert.when;
  const level = levels[severity]!.value;
  if (!isOfInstance(signal.level)) {
    const { text, left } = guardedSignal(alert, context);
    return guarded(`${operand(text)} ${OPERATOR[kind]} ${level}`, left, signal.level, context);
  }
  const suspects = labelledSuspects(alert, context);
  const own = select(THRESHOLD_RECORD, context, [`aura_alert="${alert.id}"`, `severity="${severity}"`]);
  return [
    `${suspects} ${OPERATOR[kind]} ${level}`,
    `  unless on (${INSTANCE})`,
    own,
    "or",
    suspects,
    `  ${OPERATOR[kind]} on (${INSTANCE}) group_left ()`,
    own,
  ].join("\n");
}
