import type { Counter, Metric } from "./metric";
import type {
  AgoSignal,
  FamiliesSignal,
  Fold,
  ForecastSignal,
  MetricSignal,
  OverSignal,
  QuantileSignal,
  RateSignal,
  Recorded,
  Signal,
  StepSignal,
  Stored,
} from "./signal";
import type { Duration, Unit } from "./units";

/** What one series of a metric stands for, once members are folded. */
export const LEVEL_OF_SCOPE = { instance: "instance", database: "database", cluster: "member" } as const;

/** The current value, one series an instance or database, whatever the granularity. */
export const metric = <U extends Unit>(it: Metric<U>): MetricSignal<U> => ({
  kind: "metric",
  metric: it,
  unit: it.unit,
  level: LEVEL_OF_SCOPE[it.scope],
});

/** Growth since the last evaluation: what every longer growth is added up from. */
export const step = <U extends Unit>(it: Counter<U>): StepSignal<U> => ({
  kind: "step",
  of: it,
  unit: it.unit,
  level: LEVEL_OF_SCOPE[it.scope],
});

/** Names a signal, so that it is computed once a scrape interval. `name` is `subject:operations`. */
export const recorded = <U extends Unit>(name: string, of: Signal<U>): Recorded<U> => ({
  kind: "recorded",
  name,
  of,
  rhythm: "interval",
  unit: of.unit,
  level: of.level,
});

/**
 * Names a signal that is computed once an hour and kept: what looks back further than a day reads it, and is itself computed no more
 * often than what it reads changes.
 */
export const hourly = <U extends Unit>(
  name: string,
  of: OverSignal<U> | QuantileSignal<U> | ForecastSignal<U> | FamiliesSignal<U> | AgoSignal<U>,
): Recorded<U> => ({
  kind: "recorded",
  name,
  of: of,
  rhythm: "hourly",
  unit: of.unit,
  level: of.level,
});

const over =
  (fold: Fold) =>
  <U extends Unit>(of: Metric<U> | Stored<U>, window: Duration): OverSignal<U> => ({
    kind: "over",
    fold,
    of: storedOf(of),
    window,
    unit: of.unit,
    level: storedOf(of).level,
  });

/** The average over a sliding window. */
export const mean = over("mean");
/** The highest value in a sliding window. */
export const highest = over("max");
/** The lowest value in a sliding window. */
export const lowest = over("min");
/** The standard deviation over a sliding window. */
export const spread = over("spread");
/** Added up over a sliding window; for what was stored once an hour. */
export const total = over("sum");

/**
 * What most values of a sliding window do not exceed: `quantile(0.95, cpuUtilization, "1h")` leaves out the highest twentieth of an hour.
 *
 * @throws RangeError for a share that is not between 0 and 1
 */
export const quantile = <U extends Unit>(share: number, of: Metric<U> | Stored<U>, window: Duration): QuantileSignal<U> => {
  if (!(share >= 0 && share <= 1)) throw new RangeError(`a quantile is a share between 0 and 1, and ${share} is none`);
  return { kind: "quantile", share, of: storedOf(of), window, unit: of.unit, level: storedOf(of).level };
};

/** How many values a window holds: a look back that is mostly empty proves nothing. */
export const samples = (of: Stored, window: Duration): OverSignal<"count"> => ({
  kind: "over",
  fold: "samples",
  of,
  window,
  unit: "count",
  level: of.level,
});

/** How often a value changed in a window. */
export const changes = (of: Stored, window: Duration): OverSignal<"count"> => ({
  kind: "over",
  fold: "changes",
  of,
  window,
  unit: "count",
  level: of.level,
});

/** How much a counter grew in a sliding window. */
export const growth = <U extends Unit>(of: Counter<U>, window: Duration): OverSignal<U> => total(step(of), window);

/** Growth of a counter per second. */
export const rate = (of: Counter<"count">, window: Duration): RateSignal<"perSecond"> => ({
  kind: "rate",
  of,
  window,
  scale: 1,
  unit: "perSecond",
  level: LEVEL_OF_SCOPE[of.scope],
});

/** The share of time that a counter of milliseconds grew by. */
export const timeShare = (of: Counter<"milliseconds">, window: Duration): RateSignal<"ratio"> => ({
  kind: "rate",
  of,
  window,
  scale: 0.001,
  unit: "ratio",
  level: LEVEL_OF_SCOPE[of.scope],
});

const isMetric = (it: object): it is Metric => "aggregation" in it;

/** A metric stands for its current value, wherever a signal is wanted. */
export const signalOf = <U extends Unit>(it: Metric<U> | Signal<U>): Signal<U> => (isMetric(it) ? metric(it) : it);
const storedOf = <U extends Unit>(it: Metric<U> | Stored<U>): Stored<U> => (isMetric(it) ? metric(it) : it);
