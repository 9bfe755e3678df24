import type { Metric } from "./metric";
import type { Level } from "./scope";
import type {
  AgoSignal,
  DifferenceSignal,
  FoldedSignal,
  ForecastSignal,
  MagnitudeSignal,
  QuotientSignal,
  Signal,
  Stored,
  SumSignal,
} from "./signal";
import type { Duration, Unit } from "./units";
import { signalOf } from "./build-stored";

/** The finer of two levels of one branch: comparing a database with its instance is about the database. */
function finer(a: Level, b: Level): Level {
  const order: readonly Level[] = ["server", "stack", "project", "endpoint", "instance", "database", "member", "databaseMember"];
  return order.indexOf(a) >= order.indexOf(b) ? a : b;
}

const quotient =
  <R extends Unit>(unit: R) =>
  (of: Metric | Signal, to: Metric | Signal): QuotientSignal<R> => ({
    kind: "quotient",
    of: signalOf(of),
    to: signalOf(to),
    unit,
    level: finer(signalOf(of).level, signalOf(to).level),
  });

/** `of / to` of the same unit, as a share. */
export const ratio = <U extends Unit>(of: Metric<U> | Signal<U>, to: NoInfer<Metric<U> | Signal<U>>): QuotientSignal<"ratio"> =>
  quotient("ratio")(of, to);

/** `of / to` of the same unit, as "how many times". */
export const multiple = <U extends Unit>(of: Metric<U> | Signal<U>, to: NoInfer<Metric<U> | Signal<U>>): QuotientSignal<"multiple"> =>
  quotient("multiple")(of, to);

/** Things for each CPU core. */
export const perCoreOf = (of: Metric<"count"> | Signal<"count">, cores: Metric<"cores"> | Signal<"cores">): QuotientSignal<"perCore"> =>
  quotient("perCore")(of, cores);

export const sum = <U extends Unit>(a: Metric<U> | Signal<U>, b: NoInfer<Metric<U> | Signal<U>>): SumSignal<U> => ({
  kind: "sum",
  of: [signalOf(a), signalOf(b)],
  unit: a.unit,
  level: finer(signalOf(a).level, signalOf(b as Signal<U>).level),
});

export const difference = <U extends Unit>(of: Metric<U> | Signal<U>, minus: NoInfer<Metric<U> | Signal<U>>): DifferenceSignal<U> => ({
  kind: "difference",
  of: signalOf(of),
  minus: signalOf(minus as Signal<U>),
  unit: of.unit,
  level: finer(signalOf(of).level, signalOf(minus as Signal<U>).level),
});

/** The same signal a while ago. */
export const ago = <U extends Unit>(of: Signal<U>, by: Duration): AgoSignal<U> => ({ kind: "ago", of, by, unit: of.unit, level: of.level });

/** How many standard deviations a value is from its mean. */
export const deviation = <U extends Unit>(
  now: Signal<U>,
  usual: NoInfer<Signal<U>>,
  usualSpread: NoInfer<Signal<U>>,
): QuotientSignal<"multiple"> => multiple(difference(now, usual), usualSpread);

/** Where a straight line through the window arrives after `ahead`. */
export const forecast = <U extends Unit>(
  of: Stored<U>,
  args: { readonly from: Duration; readonly ahead: Duration },
): ForecastSignal<U> => ({
  kind: "forecast",
  of,
  window: args.from,
  ahead: args.ahead,
  unit: of.unit,
  level: of.level,
});

const folded =
  (fold: FoldedSignal["fold"], level: Level) =>
  <U extends Unit>(of: Metric<U> | Signal<U>): FoldedSignal<U> => ({
    kind: "folded",
    fold,
    of: signalOf(of),
    unit: of.unit,
    level,
  });

/** All databases (or members) of an instance added up. */
export const perInstance = folded("sum", "instance");
/** The highest database (or member) of an instance. */
export const highestOfInstance = folded("max", "instance");
/** The highest member of a database. */
export const highestOfDatabase = folded("max", "database");
/** The lowest member of a database. */
export const lowestOfDatabase = folded("min", "database");

/** All members of a database added up. */
export const perDatabase = folded("sum", "database");
/** All endpoints of a project added up. */
export const perProject = folded("sum", "project");
/** All endpoints of a stack added up. */
export const perStack = folded("sum", "stack");

/** How far a value is from zero. */
export const magnitude = <U extends Unit>(of: Signal<U>): MagnitudeSignal<U> => ({ kind: "magnitude", of, unit: of.unit, level: of.level });
