import { type Duration, type PlannedInstance, type PlannedProject, toDuration, toSeconds } from "../../catalog/model";
import { type PromqlContext, rangeOf } from "../promql";
import { Unsupported } from "../unsupported";

/** What an expression must know about the stack that CloudWatch watches: there are no info series, so what the config knows is written out. */
export interface CloudwatchContext extends PromqlContext {
  readonly projects: readonly PlannedProject[];
  /** The instances that the expression is about: all, those of a shard, or those with a threshold of their own. */
  readonly instances: readonly PlannedInstance[];
  /** Names of all metrics that are collected: a selector without a name is refused. */
  readonly metrics: readonly string[];
}

/** Seconds that one range selector of CloudWatch's PromQL may span: "PromQL limits and restrictions" in the CloudWatch user guide. */
const LONGEST_RANGE = 86_400;

/** A window, never shorter than four intervals. @throws Unsupported when CloudWatch scans no so long one */
export function windowOf(window: Duration, context: PromqlContext): Duration {
  if (toSeconds(window) > LONGEST_RANGE)
    throw new Unsupported(`it looks back over ${window} at once, and a range in CloudWatch's PromQL spans 24 hours at most`);
  return rangeOf(window, context);
}

/** ` offset 60s`, or nothing. */
export const offsetText = (seconds: number): string => (seconds === 0 ? "" : ` offset ${toDuration(seconds)}`);
