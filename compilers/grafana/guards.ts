import type { Alert, Guard, Level } from "../../catalog/model";
import { KEYS, promql, type PromqlContext } from "../../languages/promql";

const OPERATOR = { above: ">", below: "<" } as const;

/** What an alert compares with its thresholds: its signal where its guards hold. */
export const guardedText = ({ when: { signal }, guards }: Alert, context: PromqlContext): string =>
  guards.reduce((so, guard) => `${so} ${guardText(guard, signal.level, context)}`, operand(promql(signal, context)));

function guardText(guard: Guard, level: Level, context: PromqlContext): string {
  const value = operand(promql(guard.signal, context));
  const common = KEYS[level].filter((key) => KEYS[guard.signal.level].includes(key)).join(", ");
  const test = guard.test === "exists" ? value : `${value} ${OPERATOR[guard.test]} ${guard.level.value}`;
  return `${guard.joins} on (${common}) (${test})`;
}

/** A side of an operator, in brackets where an operator inside would bind differently. */
export const operand = (value: string): string => (/^[a-z0-9_:]+(\{[^{}]*\}|\([^()]*\))$/i.test(value) ? value : `(${value})`);
