import type { Guard, Level } from "../../catalog/model";
import { KEYS, promql, type PromqlContext } from "../../languages/promql";

/** How a condition compares. */
export const OPERATOR = { above: ">", below: "<" } as const;

/** A condition together with guards of its alert. */
export const guarded = (condition: string, guards: readonly Guard[], level: Level, context: PromqlContext): string =>
  guards.reduce((so, guard) => `${so}\n${guardText(guard, level, context)}`, condition);

/** The text of a second condition; it is matched on what both sides have in common. */
export function guardText(guard: Guard, level: Level, context: PromqlContext): string {
  const value = promql(guard.signal, context);
  const common = KEYS[level].filter((key) => KEYS[guard.signal.level].includes(key)).join(", ");
  const test = guard.test === "exists" ? value : `${operand(value)} ${OPERATOR[guard.test]} ${guard.level.value}`;
  return `  ${guard.joins} on (${common})\n(${test})`;
}

/** A side of a comparison, in brackets where an operator inside would bind differently. */
export const operand = (value: string): string => (/^[a-z0-9_:]+(\{[^{}]*\}|\([^()]*\))$/i.test(value) ? value : `(${value})`);
