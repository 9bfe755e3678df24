import {
  type Fold,
  type MetricSignal,
  type OverSignal,
  type QuantileSignal,
  type RateSignal,
  type Signal,
  step,
  type StepSignal,
  toDuration,
  toSeconds,
} from "../../catalog/model";
import { aggregationOf, counterLookback, gaugeLookback, keys, select } from "../promql";
import { type CloudwatchContext, offsetText, windowOf } from "./context";

const FUNCTION: Readonly<Record<Fold, string>> = {
  mean: "avg_over_time",
  max: "max_over_time",
  min: "min_over_time",
  sum: "sum_over_time",
  spread: "stddev_over_time",
  samples: "count_over_time",
  changes: "changes",
};

const MEMBERS_OF = { instance: "member", database: "databaseMember" } as const;

/** The current value of a metric, equal for Summary and Comprehensive granularity; one lost scrape changes nothing. */
export function metricNow({ metric, level }: MetricSignal, context: CloudwatchContext, ago: number): string {
  const current = `last_over_time(${select(metric.name, context)}[${gaugeLookback(context)}]${offsetText(ago)})`;
  return `${aggregationOf(metric)} by (${keys(level)}) (${metric.nanWhenIdle ? `${current} >= 0` : current})`;
}

/** Growth of a counter within the last interval, member by member: a member that restarts lets its value fall, and that counts as nothing. */
export function stepNow({ of, level }: StepSignal, context: CloudwatchContext, ago: number): string {
  const by = `max by (${keys(MEMBERS_OF[level as keyof typeof MEMBERS_OF])})`;
  const seen = (lookback: string, before: number): string =>
    `${by} (last_over_time(${select(of.name, context)}[${lookback}]${offsetText(before)}))`;
  const now = seen(gaugeLookback(context), ago);
  const before = seen(counterLookback(context), ago + context.interval);
  return `${aggregationOf(of)} by (${keys(level)}) (clamp_min(${now} - ${before}, 0))`;
}

/** What is noted of scrapes is looked at as it is; everything else is computed for each moment of the window. */
export function overWindow(
  signal: OverSignal | QuantileSignal,
  context: CloudwatchContext,
  ago: number,
  say: (signal: Signal, ago: number) => string,
): string {
  const { of, window, level } = signal;
  const range = windowOf(window, context);
  const call = signal.kind === "quantile" ? `quantile_over_time(${signal.share}, ` : `${FUNCTION[signal.fold]}(`;
  if (of.kind === "scrape") return `max by (${keys(level)}) (${call}${select(of.name, context)}[${range}]${offsetText(ago)}))`;
  const every = of.kind === "recorded" && of.rhythm === "hourly" ? "1h" : toDuration(context.interval);
  return `${call}(${say(of, 0)})[${range}:${every}]${offsetText(ago)})`;
}

/** Growth of a counter per second. */
export function ratePerSecond({ of, window, scale }: RateSignal, context: CloudwatchContext, ago: number): string {
  const range = windowOf(window, context);
  const grown = `sum_over_time((${stepNow(step(of), context, 0)})[${range}:${toDuration(context.interval)}]${offsetText(ago)})`;
  return `${grown} / ${toSeconds(range) / scale}`;
}
