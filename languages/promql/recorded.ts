import type { StepSignal } from "../../catalog/model";
import { counterLookback, gaugeLookback, keys, type KEYS, type PromqlContext, select } from "./context";
import { aggregationOf, seenRecord } from "./names";

/** The expression that records the current value of a metric, equal for Summary and Comprehensive granularity. */
export function metricExpression(
  metric: Parameters<typeof aggregationOf>[0] & { readonly nanWhenIdle: boolean },
  level: keyof typeof KEYS,
  context: PromqlContext,
): string {
  const current = `last_over_time(${select(metric.name, context)}[${gaugeLookback(context)}])`;
  return `${aggregationOf(metric)} by (${keys(level)}) (${metric.nanWhenIdle ? `${current} >= 0` : current})`;
}

/**
 * The expression that records a counter's exported value, member by member. It is kept for as long as a burst of refused scrapes may last: what
 * stands still grows by nothing, so its end is never taken for growth once more.
 */
export const seenExpression = ({ of, level }: StepSignal, context: PromqlContext): string =>
  `max by (${keys(MEMBERS_OF[level as keyof typeof MEMBERS_OF])}) (last_over_time(${select(of.name, context)}[${counterLookback(context)}]))`;

const MEMBERS_OF = { instance: "member", database: "databaseMember" } as const;

/**
 * The expression that records a counter's growth since the last evaluation, member by member: a member that restarts lets the exported
 * value fall, and that step counts as nothing, while what was counted before and after is kept. It compares what was *seen* at two
 * evaluations. Samples carry Aura's own timestamps and arrive later than these say: comparing them by timestamp (`x - x offset 1m`) would
 * lose what arrived between its timestamp and its scrape, at some phases everything, always. Without scrapes there is no growth; the next
 * one that succeeds counts what happened meanwhile.
 */
export const stepExpression = (signal: StepSignal, context: PromqlContext): string =>
  `${aggregationOf(signal.of)} by (${keys(signal.level)}) (clamp_min(idelta(${select(seenRecord(signal), context)}[${counterLookback(context)}]), 0))`;
