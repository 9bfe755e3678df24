import { type OverSignal, type Signal, toSeconds } from "../../catalog/model";
import { atom, type DatadogContext, DAY, datadogQuery, HOUR, rollupOf } from "../../languages/datadog";

/** What a monitor looks at, and for how long. */
export interface Watched {
  readonly aggregator: "avg" | "max" | "min" | "sum";
  /** Seconds. */
  readonly window: number;
  readonly query: string;
  /** Seconds until the points of the window are complete. */
  readonly delay: number;
  /** Whether values, and so thresholds, are squared: Datadog has squares, but no roots. */
  readonly squared?: true;
}

/** The Agent flushes every 15 s, and points are there within a minute. */
export const DELAY = 60;

/**
 * How a monitor says that a signal is beyond a threshold for a while. Datadog has no `for`: every point of a window must be beyond it, and the
 * window is one run longer than the alert must hold, because points and not the time between them are counted. What looks back a day or
 * longer is itself the window.
 */
export function watch(test: "above" | "below", signal: Signal, holds: number, context: DatadogContext): Watched {
  const plain = bare(signal);
  const unusual = squaredDeviation(plain);
  if (unusual !== undefined) return deviation(unusual, context);
  const window = wholeWindow(plain, holds);
  if (window !== undefined) return window(context);
  return {
    aggregator: test === "above" ? "min" : "max",
    window: holds + context.interval,
    query: datadogQuery(signal, context),
    delay: DELAY,
  };
}

/** The signal itself, without the names that other backends record it under. */
export const bare = (signal: Signal): Signal => (signal.kind === "recorded" ? bare(signal.of) : signal);

function wholeWindow(signal: Signal, holds: number): ((context: DatadogContext) => Watched) | undefined {
  if (signal.kind === "over") return overall(signal, holds, signal);
  if (signal.kind === "forecast") return (context) => trend(signal, context);
  const inner = signal.kind === "folded" ? bare(signal.of) : undefined;
  return inner?.kind === "over" ? overall(inner, holds, signal) : undefined;
}

function overall({ fold, of, window }: OverSignal, holds: number, { level, ...signal }: Signal) {
  const seconds = toSeconds(window);
  if (holds > 0 && seconds < DAY) return undefined;
  return (context: DatadogContext): Watched => {
    const folded = signal.kind === "folded" ? { folded: { level, fold: signal.fold } } : {};
    const scoped: DatadogContext = { ...context, ...folded, ...(seconds >= DAY && { grain: "hour" }) };
    const delay = seconds >= DAY ? HOUR : DELAY;
    if (fold === "samples") return { aggregator: "sum", window: seconds, query: existence(of, scoped), delay };
    return { aggregator: rollupOf(fold), window: seconds, query: datadogQuery(of, scoped), delay };
  };
}

/** 1 wherever a signal has a value. */
export const existence = (signal: Signal, context: DatadogContext): string => `${atom(signal, context)} * 0 + 1`;

/** A straight line through the window, drawn on: it rises where it matters, so that its highest point is the newest. */
function trend({ of, window, ahead }: Extract<Signal, { kind: "forecast" }>, context: DatadogContext): Watched {
  const line = `trend_line(${datadogQuery(of, { ...context, grain: "hour" })})`;
  return {
    aggregator: "max",
    window: toSeconds(window),
    query: `${line} + derivative(${line}) * ${toSeconds(ahead)}`,
    delay: HOUR,
  };
}

interface Deviation {
  readonly value: Signal;
  readonly mean: Signal;
  readonly spread: OverSignal;
}

/** Whether a signal is how many standard deviations something is away from its mean. */
function squaredDeviation(signal: Signal): Deviation | undefined {
  const of = signal.kind === "magnitude" ? bare(signal.of) : undefined;
  if (of?.kind !== "quotient") return undefined;
  const [value, spread] = [bare(of.of), bare(of.to)];
  if (value.kind !== "difference" || spread.kind !== "over" || spread.fold !== "spread") return undefined;
  return { value: value.of, mean: value.minus, spread };
}

/** (x − mean)² / (mean of x² − mean²): the square of the deviation, from what Datadog can roll up. */
function deviation({ value, mean, spread }: Deviation, context: DatadogContext): Watched {
  const hourly: DatadogContext = { ...context, grain: "hour" };
  const [now, usual, one] = [atom(value, hourly), atom(mean, hourly), atom(spread.of, hourly)];
  const away = `(${now} - ${usual})`;
  const squares = `moving_rollup(${one} * ${one}, ${toSeconds(spread.window)}, 'avg')`;
  return {
    aggregator: "min",
    window: 2 * HOUR,
    query: `${away} * ${away} / (${squares} - ${usual} * ${usual})`,
    delay: HOUR,
    squared: true,
  };
}
