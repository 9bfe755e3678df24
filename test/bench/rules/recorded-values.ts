import { type Signal, toSeconds } from "../../../catalog/model";

/** Values by database; what has no database is under the empty text. */
export type Values = ReadonlyMap<string, number>;

/** What one instance serves at two moments, the second a step after the first. Summary granularity: one series a metric and database. */
export interface Moment {
  readonly now: ReadonlyMap<string, Values>;
  readonly before: ReadonlyMap<string, Values>;
  /** Seconds between the two. */
  readonly seconds: number;
}

const NOTHING: Values = new Map();

/**
 * What a recording rule would have written, if the instance had behaved all through each window as it does in this step. It makes a history
 * that rules can look back on; what rules do with real histories is tested in promtool.
 *
 * @throws Error for signals that no record is made of
 */
export function recordedValues(signal: Signal, moment: Moment): Values {
  const of = (inner: Signal): Values => recordedValues(inner, moment);
  switch (signal.kind) {
    case "metric":
      return real(moment.now.get(signal.metric.name));
    case "step":
      return growth(signal.of.name, moment);
    case "rate":
      return map(growth(signal.of.name, moment), (value) => (value / moment.seconds) * signal.scale);
    case "recorded":
    case "quantile":
    case "forecast":
    case "ago":
      return of(signal.of);
    case "over":
      return signal.fold === "sum" ? map(of(signal.of), (value) => (value * toSeconds(signal.window)) / moment.seconds) : of(signal.of);
    case "quotient":
      return joined(of(signal.of), of(signal.to), (one, other) => (other > 0 ? one / other : NaN));
    case "sum":
      return joined(of(signal.of[0]), of(signal.of[1]), (one, other) => one + other);
    case "folded":
      return folded(of(signal.of), signal.fold);
    case "families":
      return new Map([["", moment.now.size]]);
    default:
      throw new Error(`the benchmark cannot make a history of a record that reads ${signal.kind}`);
  }
}

const map = (values: Values, change: (value: number) => number): Values =>
  real(new Map([...values].map(([key, value]) => [key, change(value)])));

const real = (values: Values = NOTHING): Values => new Map([...values].filter(([, value]) => !Number.isNaN(value)));

const growth = (name: string, { now, before }: Moment): Values =>
  joined(now.get(name) ?? NOTHING, before.get(name) ?? NOTHING, (one, other) => Math.max(0, one - other));

/** The side without databases is the same for all databases of the other. */
function joined(left: Values, right: Values, join: (one: number, other: number) => number): Values {
  const finer = left.size >= right.size ? left : right;
  const at = (side: Values, key: string): number => side.get(key) ?? side.get("") ?? NaN;
  return real(new Map([...finer.keys()].map((key) => [key, join(at(left, key), at(right, key))])));
}

const FOLD = {
  sum: (all: number[]) => all.reduce((a, b) => a + b, 0),
  max: (all: number[]) => Math.max(...all),
  min: (all: number[]) => Math.min(...all),
};
const folded = (values: Values, fold: keyof typeof FOLD): Values =>
  values.size === 0 ? NOTHING : new Map([["", FOLD[fold]([...values.values()])]]);
