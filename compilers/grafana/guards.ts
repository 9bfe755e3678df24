import type { Alert, Guard, Level } from "../../catalog/model";
import { guardedSignal, KEYS, promql, type PromqlContext } from "../../languages/promql";
import { operand } from "./names";

const OPERATOR = { above: ">", below: "<" } as const;

/** What an alert compares with its thresholds: its signal where its guards hold. */
export function guardedText(alert: Alert, context: PromqlContext): string {
  const { text, left } = guardedSignal(alert, context);
  return left.reduce((so, guard) => `${so} ${guardText(guard, alert.when.signal.level, context)}`, operand(text));
}

function guardText(guard: Guard, level: Level, context: PromqlContext): string {
  const value = operand(promql(guard.signal, context));
  const common = KEYS[level].filter((key) => KEYS[guard.signal.level].includes(key)).join(", ");
  const test = guard.test === "exists" ? value : `${value} ${OPERATOR[guard.test]} ${guard.level.value}`;
  return `${guard.joins} on (${common}) (${test})`;
}
