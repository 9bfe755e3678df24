import {
  type Duration,
  type FoldedSignal,
  type Fold,
  type MemberProgressSignal,
  type Metric,
  type OverSignal,
  type QuotientSignal,
  type RateSignal,
  type Recorded,
  type Signal,
  toSeconds,
  unreachable,
} from "../../catalog/model";
import { Unsupported } from "../unsupported";
import { DAY, type DatadogContext, groupedBy, HOUR, isHourly, type Rollup, scopeOf } from "./context";
import { datadogName } from "./names";
import { scrapeQuery } from "./scrape";

const AGGREGATION = { MIN: "min", MAX: "max", AVG: "avg", SUM: "sum" } as const;

const ROLLUP: Readonly<Partial<Record<Fold, Rollup>>> = { mean: "avg", max: "max", min: "min", sum: "sum" };

/** How Datadog calls a fold over time. @throws Unsupported when it has no such thing */
export function rollupOf(fold: Fold): Rollup {
  const rollup = ROLLUP[fold];
  if (rollup === undefined) throw new Unsupported(`Datadog has no rollup for the ${fold} of a window`);
  return rollup;
}

/**
 * A signal as a Datadog metric query. Datadog records nothing by itself, so recorded signals are said in full.
 *
 * @throws Unsupported when Datadog has no word for it
 */
export function datadogQuery(signal: Signal, context: DatadogContext): string {
  const of = (inner: Signal): string => datadogQuery(inner, context);
  switch (signal.kind) {
    case "metric":
    case "members":
      return leaf(signal.metric, signal, context);
    case "step":
      return growth(signal.of, signal, context);
    case "rate":
      return rate(signal, context);
    case "recorded":
      return recorded(signal, context);
    case "over":
      return over(signal, context);
    case "quotient":
      return quotient(signal, context);
    case "sum":
      return signal.of.map((it) => atom(it, context)).join(" + ");
    case "difference":
      return `${atom(signal.of, context)} - ${atom(signal.minus, context)}`;
    case "ago":
      return `timeshift(${of(signal.of)}, -${toSeconds(signal.by)})`;
    case "folded":
      return folded(signal, context);
    case "magnitude":
      return `abs(${of(signal.of)})`;
    case "memberProgress":
      return progress(signal, context);
    case "fact":
      return fact(signal.fact, context);
    case "quantile":
      throw new Unsupported("Datadog has percentiles of what it gets as distributions, and none of the points of a window");
    case "forecast":
      throw new Unsupported("Datadog draws a straight line through the whole of what a monitor looks at, not through a part of it");
    case "age":
      throw new Unsupported("Datadog stamps samples with the time of the check and not with Aura's own, so that old data looks fresh");
    case "families":
      throw new Unsupported("Datadog cannot count how many different metrics an instance has");
    case "since":
      throw new Unsupported("Datadog has no clock in a query");
    case "scrape":
      return scrapeQuery(signal, context);
    case "through":
      throw new Unsupported("Datadog does not join an instance with the endpoint that it was read through");
    case "server":
      throw new Unsupported("Prometheus notes this, and in Datadog there is none");
    default:
      return unreachable(signal);
  }
}

/** The same query where another operator follows: in brackets unless it binds tightly anyway. */
export const atom = (signal: Signal, context: DatadogContext): string => {
  const text = datadogQuery(signal, context);
  return binds(text) ? text : `(${text})`;
};

/** Whether no operator stands outside of brackets. */
function binds(text: string): boolean {
  let depth = 0;
  for (const [at, letter] of [...text].entries()) {
    if ("({".includes(letter)) depth += 1;
    else if (")}".includes(letter)) depth -= 1;
    else if (depth === 0 && /[-+*/]/.test(letter) && text[at - 1] === " " && text[at + 1] === " ") return false;
  }
  return true;
}

/** A range is never shorter than four runs of the check, as in Prometheus: below that, one that fails leaves too few points. */
const rangeOf = (window: Duration, { interval }: DatadogContext): number => Math.max(toSeconds(window), 4 * interval);

type Leveled = Pick<Signal, "level">;

function leaf(metric: Metric, { level }: Leveled, context: DatadogContext): string {
  const aggregation = context.folded?.fold ?? AGGREGATION[metric.aggregation];
  const by = groupedBy(context.folded?.level ?? level);
  const rollup = context.grain === "hour" ? `.rollup(${context.rollup ?? "avg"}, ${HOUR})` : "";
  return `${aggregation}:${datadogName(metric)}${scopeOf(context)}${by}${rollup}`;
}

/** Growth between two points of each member by itself, before members are folded: a falling value counts as nothing. */
const growth = (counter: Metric, signal: Leveled, context: DatadogContext): string =>
  `monotonic_diff(${leaf(counter, signal, { ...context, rollup: "max" })})`;

function rate(signal: RateSignal, context: DatadogContext): string {
  const grown = growth(signal.of, signal, context);
  if (context.grain === "hour") return `${grown} / ${HOUR / signal.scale}`;
  const window = rangeOf(signal.window, context);
  return `moving_rollup(${grown}, ${window}, 'sum') / ${window / signal.scale}`;
}

function recorded(signal: Recorded, context: DatadogContext): string {
  const { of } = signal;
  if (context.grain === "hour" && isHourly(signal) && of.kind === "over" && toSeconds(of.window) <= HOUR)
    return datadogQuery(of.of, { ...context, rollup: rollupOf(of.fold) });
  return datadogQuery(of, context);
}

function over({ fold, of, window }: OverSignal, context: DatadogContext): string {
  if (fold === "changes") return changes(of, window, context);
  if (context.grain === "hour" && toSeconds(window) < DAY) return datadogQuery(of, { ...context, rollup: rollupOf(fold) });
  return `moving_rollup(${datadogQuery(of, context)}, ${rangeOf(window, context)}, '${rollupOf(fold)}')`;
}

/** How often something that is 0 or 1 changed. So many points have one step less between them. */
function changes(of: Signal, window: Duration, context: DatadogContext): string {
  if (of.kind !== "scrape" || of.name !== "up") throw new Unsupported("Datadog sums up changes, and counts only those between 0 and 1");
  return `moving_rollup(abs(diff(${datadogQuery(of, context)})), ${rangeOf(window, context) - context.interval}, 'sum')`;
}

/**
 * In Comprehensive granularity each member has the whole store and the whole limit: a store that is summed over databases is measured against
 * a limit that is summed over the same members.
 */
function quotient({ of, to }: QuotientSignal, context: DatadogContext): string {
  const summed = of.kind === "folded" && of.fold === "sum" && of.of.kind === "metric" && of.of.metric.aggregation !== "SUM";
  const divisor = summed && to.kind === "metric" ? { ...context, folded: { level: to.level, fold: "sum" as const } } : context;
  return `${atom(of, context)} / ${atom(to, divisor)}`;
}

const folded = ({ of, fold, level }: FoldedSignal, context: DatadogContext): string =>
  datadogQuery(of, { ...context, folded: { level, fold } });

/** How far each member came; folded: how far those came that went furthest, point by point. */
function progress(signal: MemberProgressSignal, context: DatadogContext): string {
  const window = rangeOf(signal.window, context);
  // So many points have one step less between them.
  if (context.folded !== undefined) return `moving_rollup(${growth(signal.metric, signal, context)}, ${window - context.interval}, 'sum')`;
  const value = leaf(signal.metric, signal, context);
  return `moving_rollup(${value}, ${window}, 'max') - moving_rollup(${value}, ${window}, 'min')`;
}

function fact(name: string, { boltConnectionLimit }: DatadogContext): string {
  if (name === "bolt-connection-limit" && boltConnectionLimit !== undefined) return String(boltConnectionLimit);
  throw new Unsupported("what the stack file knows is not among the metrics");
}
