import type { Guard, Level, PlannedAlert, Severity } from "../../catalog/model";
import { INFO_RECORD, infoLookback, isOfInstance, KEYS, keys, promql, type PromqlContext, select } from "../../languages/promql";

const INSTANCE = keys("instance");
const OPERATOR = { above: ">", below: "<" } as const;

/** What an alert's labels take from the info series of its instance. */
const ROUTING_LABELS = ["environment", "service", "team", "tier"];

/**
 * The expression of one severity of an alert. Whatever is known per instance is joined from series, so the text is the same for one
 * instance and for a thousand; every join is left-outer, so an instance that nobody configured fires with the default threshold.
 */
export function alertExpression(
  alert: PlannedAlert,
  severity: Severity,
  context: PromqlContext & { readonly environment: string },
): string {
  const { kind, signal, levels } = alert.when;
  const value = promql(signal, context);
  const level = levels[severity]!.value;
  const condition = isOfInstance(signal.level)
    ? compared(value, OPERATOR[kind], ownOrDefault(alert.id, severity, value, level, context))
    : `${operand(value)} ${OPERATOR[kind]} ${level}`;
  const guarded = alert.guards.reduce((so, guard) => `${so}\n${guardText(guard, signal.level, context)}`, condition);
  return isOfInstance(signal.level) ? withRoutingLabels(guarded, value, context, alert.ifNoData === "alert" ? ["pause"] : []) : guarded;
}

const compared = (value: string, operator: string, threshold: string): string =>
  `${operand(value)}\n  ${operator} on (${INSTANCE}) group_left ()\n(${threshold})`;

/** The instance's own threshold where there is one, else the stack's. */
function ownOrDefault(alert: string, severity: Severity, value: string, level: number, context: PromqlContext): string {
  const own = select("aura_instance_threshold", context, [`aura_alert="${alert}"`, `severity="${severity}"`]);
  return `max by (${INSTANCE}) (last_over_time(${own}[${infoLookback(context)}])) or ${everyInstance(value)} * ${number(level)}`;
}

/** 1 for each instance that the value is about. */
const everyInstance = (value: string): string => `group by (${INSTANCE}) (${value})`;

function withRoutingLabels(
  condition: string,
  value: string,
  context: PromqlContext & { readonly environment: string },
  more: readonly string[],
): string {
  const unknown = `label_replace(${everyInstance(value)}, "environment", "${context.environment}", "", "")`;
  const labels = [...ROUTING_LABELS, ...more].join(", ");
  return `(${condition})\n  * on (${INSTANCE}) group_left (${labels})\n(${select(INFO_RECORD, context)} or on (${INSTANCE}) ${unknown})`;
}

/** The text of a second condition; it is matched on what both sides have in common. */
export function guardText(guard: Guard, level: Level, context: PromqlContext): string {
  const value = promql(guard.signal, context);
  const common = KEYS[level].filter((key) => KEYS[guard.signal.level].includes(key)).join(", ");
  const test = guard.test === "exists" ? value : `${operand(value)} ${OPERATOR[guard.test]} ${number(guard.level.value)}`;
  return `  ${guard.joins} on (${common})\n(${test})`;
}

/** A side of a comparison, in brackets where an operator inside would bind differently. */
const operand = (value: string): string => (/^[a-z0-9_:]+(\{[^{}]*\}|\([^()]*\))$/i.test(value) ? value : `(${value})`);

const number = (value: number): string => String(value);
