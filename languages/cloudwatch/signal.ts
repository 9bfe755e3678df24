import { type AgeSignal, type FamiliesSignal, type Signal, type ThroughSignal, toSeconds, unreachable } from "../../catalog/model";
import { aggregationOf, keys, KEYS, memberLookback, select } from "../promql";
import { Unsupported } from "../unsupported";
import { type CloudwatchContext, offsetText, windowOf } from "./context";
import { factVector } from "./facts";
import { metricNow, overWindow, ratePerSecond, stepNow } from "./stored";

/**
 * A signal in the PromQL of CloudWatch, which has no recording rules: what Prometheus records is written out, and looked at over a window
 * by a subquery. The result has exactly the labels of the signal's level.
 *
 * @param ago seconds that the whole lies in the past
 * @throws Unsupported when CloudWatch cannot say it
 */
export function cloudwatchPromql(signal: Signal, context: CloudwatchContext, ago = 0): string {
  const say = (inner: Signal, at = ago): string => cloudwatchPromql(inner, context, at);
  switch (signal.kind) {
    case "metric":
      return metricNow(signal, context, ago);
    case "step":
      return stepNow(signal, context, ago);
    case "recorded":
      return say(signal.of);
    case "scrape":
      return `max by (${keys(signal.level)}) (${select(signal.name, context)}${offsetText(ago)})`;
    case "over":
    case "quantile":
      return overWindow(signal, context, ago, say);
    case "rate":
      return ratePerSecond(signal, context, ago);
    case "quotient":
      return joined(signal.of, "/", signal.to, say);
    case "sum":
      return joined(signal.of[0], "+", signal.of[1], say);
    case "difference":
      return joined(signal.of, "-", signal.minus, say);
    case "ago":
      return say(signal.of, ago + toSeconds(signal.by));
    case "forecast":
      return `predict_linear((${say(signal.of, 0)})[${windowOf(signal.window, context)}:1h]${offsetText(ago)}, ${toSeconds(signal.ahead)})`;
    case "folded":
      return `${signal.fold} by (${keys(signal.level)}) (${say(signal.of)})`;
    case "magnitude":
      return `abs(${say(signal.of)})`;
    case "families":
      return families(signal, context, ago);
    case "members":
      return `${aggregationOf(signal.metric)} by (${keys(signal.level)}) (last_over_time(${select(signal.metric.name, context)}[${memberLookback(context)}]${offsetText(ago)}))`;
    case "memberProgress": {
      const range = `${select(signal.metric.name, context)}[${windowOf(signal.window, context)}]${offsetText(ago)}`;
      return `max by (${keys(signal.level)}) (max_over_time(${range}) - min_over_time(${range}))`;
    }
    case "age":
      return age(signal, context);
    case "fact":
      return factVector(signal.fact, context);
    case "through":
      return through(signal, context, say);
    case "since":
      return `time() - ${say(signal.of)}`;
    case "server":
      throw new Unsupported("it is about a Prometheus or Alertmanager, and CloudWatch has neither");
    default:
      return unreachable(signal);
  }
}

const age = ({ of, within, level }: AgeSignal, context: CloudwatchContext): string =>
  `time() - max by (${keys(level)}) (max_over_time(timestamp(${select(of.name, context)})[${windowOf(within, context)}:1m]))`;

function through({ of, seen, within, level }: ThroughSignal, context: CloudwatchContext, say: (signal: Signal) => string): string {
  const read = `last_over_time(${select(seen.name, context)}[${windowOf(within, context)}])`;
  return `max by (${keys(level)}) ((${say(of)}) * on (${keys(of.level)}) group_right () group by (${keys(of.level)}, instance_id) (${read}))`;
}

/** A selector needs a name, so every metric is counted by its own. */
function families({ prefix, within, level }: FamiliesSignal, context: CloudwatchContext, ago: number): string {
  const range = `[${windowOf(within, context)}]${offsetText(ago)}`;
  const each = context.metrics
    .filter((name) => name.startsWith(prefix))
    .map((name, at) => `label_replace(last_over_time(${select(name, context)}${range}),"m","${at}","","")`);
  return `count by (${keys(level)}) (max by (${keys(level)}, m) (${each.join(" or ")}))`;
}

/** Two signals of one branch; a quotient by nothing has no value, rather than infinity. */
function joined(left: Signal, operator: "/" | "+" | "-", right: Signal, say: (signal: Signal) => string): string {
  const divisor = operator === "/" ? `(${say(right)} > 0)` : `(${say(right)})`;
  return `(${say(left)}) ${operator}${matching(left, right)} ${divisor}`;
}

/** How series of two levels find each other: the finer side keeps its labels. */
function matching(left: Signal, right: Signal): string {
  if (keys(left.level) === keys(right.level)) return "";
  const leftIsFiner = KEYS[left.level].length > KEYS[right.level].length;
  return leftIsFiner ? ` on (${keys(right.level)}) group_left ()` : ` on (${keys(left.level)}) group_right ()`;
}
