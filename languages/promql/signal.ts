import {
  type Duration,
  type FamiliesSignal,
  type Fold,
  type OverSignal,
  type QuantileSignal,
  type RateSignal,
  type Signal,
  type Stored,
  type ThroughSignal,
  toSeconds,
  unreachable,
} from "../../catalog/model";
import { infoLookback, isOfInstance, memberLookback, pipelineLookback, KEYS, keys, type PromqlContext, rangeOf, select } from "./context";
import { aggregationOf, storedName, withoutTotal } from "./names";
import { serverPromql } from "./server";

const FUNCTION: Readonly<Record<Fold, string>> = {
  mean: "avg_over_time",
  max: "max_over_time",
  min: "min_over_time",
  sum: "sum_over_time",
  spread: "stddev_over_time",
  samples: "count_over_time",
  changes: "changes",
};

const FACTS = {
  instance: { name: "aura_instance_info", matchers: [] },
  "expected-instance": { name: "aura_instance_info", matchers: ['pause!="always"'] },
  endpoint: { name: "aura_endpoint_info", matchers: [] },
  "bolt-connection-limit": { name: "aura_instance_limit", matchers: ['limit="bolt_connections"'] },
  "credentials-issued": { name: "aura_credentials_issued_timestamp_seconds", matchers: [] },
} as const;

/** Prometheus forgets a series five minutes after its last sample; what is recorded once an hour is looked up further back. */
const HOURLY_LOOKBACK: Duration = "2h";

/**
 * A signal in PromQL, reading stored signals by their recorded names. The result has exactly the labels of the signal's level.
 *
 * @throws Unsupported when the signal needs a job that the config does not name
 */
export function promql(signal: Signal, context: PromqlContext, offset = ""): string {
  const of = (inner: Signal): string => promql(inner, context, offset);
  switch (signal.kind) {
    case "metric":
    case "step":
    case "recorded":
      return instant(signal, context, offset);
    case "scrape":
      return `max by (${keys(signal.level)}) (${select(signal.name, context)}${offset})`;
    case "over":
      return over(signal, `${FUNCTION[signal.fold]}(`, context, offset);
    case "quantile":
      return over(signal, `quantile_over_time(${signal.share}, `, context, offset);
    case "rate":
      return rate(signal, context, offset);
    case "quotient":
      return joined(signal.of, "/", signal.to, context, of);
    case "sum":
      return joined(signal.of[0], "+", signal.of[1], context, of);
    case "difference":
      return joined(signal.of, "-", signal.minus, context, of);
    case "ago":
      return promql(signal.of, context, ` offset ${signal.by}`);
    case "forecast":
      return `predict_linear(${ranged(signal.of, signal.window, context, offset)}, ${toSeconds(signal.ahead)})`;
    case "folded":
      return `${signal.fold} by (${keys(signal.level)}) (${promql(signal.of, whole(context), offset)})`;
    case "magnitude":
      return `abs(${of(signal.of)})`;
    case "families":
      return families(signal, context);
    case "members":
      return `${aggregationOf(signal.metric)} by (${keys(signal.level)}) (last_over_time(${select(signal.metric.name, context)}[${memberLookback(context)}]${offset}))`;
    case "memberProgress":
      return memberProgress(select(signal.metric.name, context), `[${rangeOf(signal.window, context)}]${offset}`, keys(signal.level));
    case "age":
      return `time() - max by (${keys(signal.level)}) (max_over_time(timestamp(${select(signal.of.name, context)})[${signal.within}:1m]))`;
    case "fact":
      return `max by (${keys(signal.level)}) (last_over_time(${select(FACTS[signal.fact].name, context, FACTS[signal.fact].matchers)}[${isOfInstance(signal.level) ? infoLookback(context) : pipelineLookback(context)}]))`;
    case "through":
      return through(signal, context, offset);
    case "since":
      return `time() - ${of(signal.of)}`;
    case "server":
      return serverPromql(signal, context);
    default:
      return unreachable(signal);
  }
}

const ranged = (signal: Stored, window: Duration, context: PromqlContext, offset: string): string =>
  `${select(storedName(signal), context)}[${rangeOf(window, context)}]${offset}`;

/**
 * Recorded series have just the labels of their level; what Prometheus notes about scrapes has more. Neither holds a NaN, which a quantile
 * would take for the lowest value: what is served as NaN is left out where it is recorded.
 */
function over({ of, window, level }: OverSignal | QuantileSignal, call: string, context: PromqlContext, offset: string): string {
  const text = `${call}${ranged(of, window, context, offset)})`;
  return of.kind === "scrape" ? `max by (${keys(level)}) (${text})` : text;
}

function through({ of, seen, within, level }: ThroughSignal, context: PromqlContext, offset: string): string {
  const read = `last_over_time(${select(seen.name, context)}[${rangeOf(within, context)}]${offset})`;
  return `max by (${keys(level)}) (${promql(of, whole(context), offset)} * on (${keys(of.level)}) group_right () group by (${keys(of.level)}, instance_id) (${read}))`;
}

function families({ prefix, within, level }: FamiliesSignal, context: PromqlContext): string {
  const named = `last_over_time({__name__=~"${prefix}.+",aura_stack="${context.stack}"}[${rangeOf(within, context)}])`;
  return `count by (${keys(level)}) (group by (${keys(level)}, __name__) (${named}))`;
}

function instant(signal: Stored, context: PromqlContext, offset: string): string {
  if (signal.kind === "recorded" && signal.rhythm === "hourly")
    return `last_over_time(${select(storedName(signal), context)}[${HOURLY_LOOKBACK}]${offset})`;
  return `${select(storedName(signal), context)}${offset}`;
}

function rate(signal: RateSignal, context: PromqlContext, offset: string): string {
  const window = rangeOf(signal.window, context);
  const name = `${signal.level}:${withoutTotal(signal.of.name)}:growth`;
  return `sum_over_time(${select(name, context)}[${window}]${offset}) / ${toSeconds(window) / signal.scale}`;
}

const memberProgress = (selector: string, range: string, by: string): string =>
  `max by (${by}) (max_over_time(${selector}${range}) - min_over_time(${selector}${range}))`;

/** What is folded is folded whole: a part of it must not be left out before. */
const whole = (context: PromqlContext): PromqlContext => ({ ...context, only: new Map() });

type Say = (signal: Signal) => string;

/** Two signals of one branch; a quotient by nothing has no value, rather than infinity. */
function joined(left: Signal, operator: "/" | "+" | "-", right: Signal, { only }: PromqlContext, say: Say): string {
  const side = (signal: Signal): string => {
    const comparison = only?.get(say(signal));
    return comparison === undefined ? grouped(signal, say) : `(${grouped(signal, say)}${comparison})`;
  };
  const divisor = operator === "/" && only?.get(say(right)) === undefined ? `(${say(right)} > 0)` : side(right);
  return `${side(left)} ${operator}${matching(left, right)} ${divisor}`;
}

const grouped = (signal: Signal, say: Say): string =>
  signal.kind === "metric" ||
  signal.kind === "recorded" ||
  signal.kind === "over" ||
  signal.kind === "quantile" ||
  signal.kind === "folded" ||
  signal.kind === "fact"
    ? say(signal)
    : `(${say(signal)})`;

/** How series of two levels find each other: the finer side keeps its labels. */
function matching(left: Signal, right: Signal): string {
  if (keys(left.level) === keys(right.level)) return "";
  const leftIsFiner = KEYS[left.level].length > KEYS[right.level].length;
  return leftIsFiner ? ` on (${keys(right.level)}) group_left ()` : ` on (${keys(left.level)}) group_right ()`;
}
