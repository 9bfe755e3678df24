import type { Alert, Guard, Level, Quantity } from "../../catalog/model";
import { KEYS } from "../promql";
import type { CloudwatchContext } from "./context";
import { cloudwatchPromql } from "./signal";

const OPERATOR = { above: ">", below: "<" } as const;

/** The series for which an alert is true at a level: its condition and its guards. @throws Unsupported when CloudWatch cannot say it */
export const alertCondition = ({ when, guards }: Pick<Alert, "when" | "guards">, level: Quantity, context: CloudwatchContext): string =>
  guards.reduce(
    (so, guard) => `${so}\n${guardText(guard, when.signal.level, context)}`,
    `(${cloudwatchPromql(when.signal, context)}) ${OPERATOR[when.kind]} ${level.value}`,
  );

/** A second condition, matched on what both sides have in common. */
function guardText(guard: Guard, level: Level, context: CloudwatchContext): string {
  const value = cloudwatchPromql(guard.signal, context);
  const common = KEYS[level].filter((key) => KEYS[guard.signal.level].includes(key)).join(", ");
  const test = guard.test === "exists" ? value : `(${value}) ${OPERATOR[guard.test]} ${guard.level.value}`;
  return `  ${guard.joins} on (${common}) (${test})`;
}
