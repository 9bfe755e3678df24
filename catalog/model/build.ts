import type { Counter, Metric } from "./metric";
import type { Level } from "./scope";
import type {
  AgeSignal, AgoSignal, DifferenceSignal, FactSignal, FamiliesSignal, Fold, FoldedSignal, ForecastSignal, MagnitudeSignal, MemberProgressSignal, MembersSignal, MetricSignal,
  OverSignal, QuotientSignal, RateSignal, Recorded, ScrapeSignal, ServerSignal, Signal, SinceSignal, StepSignal, Stored, SumSignal,
} from "./signal";
import type { Duration, Unit } from "./units";

const LEVEL_OF_SCOPE = { instance: "instance", database: "database", cluster: "member" } as const;
const FACT_LEVELS = { instance: "instance", "expected-instance": "instance", endpoint: "endpoint", "bolt-connection-limit": "instance", "credentials-issued": "project" } as const;
const FACT_UNITS = { instance: "boolean", "expected-instance": "boolean", endpoint: "boolean", "bolt-connection-limit": "count", "credentials-issued": "timestamp" } as const;

/** The finer of two levels of one branch: comparing a database with its instance is about the database. */
function finer(a: Level, b: Level): Level {
  const order: readonly Level[] = ["server", "stack", "project", "endpoint", "instance", "database", "member", "databaseMember"];
  return order.indexOf(a) >= order.indexOf(b) ? a : b;
}

const isMetric = (it: object): it is Metric => "aggregation" in it;
const signalOf = <U extends Unit>(it: Metric<U> | Signal<U>): Signal<U> => (isMetric(it) ? metric(it) : it);
const storedOf = <U extends Unit>(it: Metric<U> | Stored<U>): Stored<U> => (isMetric(it) ? metric(it) : it);

/** The current value, one series an instance or database, whatever the granularity. */
export const metric = <U extends Unit>(it: Metric<U>): MetricSignal<U> => ({
  kind: "metric", metric: it, unit: it.unit, level: LEVEL_OF_SCOPE[it.scope],
});

/** Growth since the last evaluation: what every longer growth is added up from. */
export const step = <U extends Unit>(it: Counter<U>): StepSignal<U> => ({ kind: "step", of: it, unit: it.unit, level: LEVEL_OF_SCOPE[it.scope] });

/** Names a signal, so that it is computed once a scrape interval. `name` is `subject:operations`. */
export const recorded = <U extends Unit>(name: string, of: Signal<U>): Recorded<U> => ({
  kind: "recorded", name, of, rhythm: "interval", unit: of.unit, level: of.level,
});

/** Names a signal that is computed once an hour and kept: what looks back further than a day reads it. */
export const hourly = <U extends Unit>(name: string, of: OverSignal<U>): Recorded<U> => ({
  kind: "recorded", name, of: of, rhythm: "hourly", unit: of.unit, level: of.level,
});

const over = (fold: Fold) => <U extends Unit>(of: Metric<U> | Stored<U>, window: Duration): OverSignal<U> => ({
  kind: "over", fold, of: storedOf(of), window, unit: of.unit, level: storedOf(of).level,
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

/** How many values a window holds: a look back that is mostly empty proves nothing. */
export const samples = (of: Stored, window: Duration): OverSignal<"count"> => ({ kind: "over", fold: "samples", of, window, unit: "count", level: of.level });

/** How often a value changed in a window. */
export const changes = (of: Stored, window: Duration): OverSignal<"count"> => ({ kind: "over", fold: "changes", of, window, unit: "count", level: of.level });

/** How much a counter grew in a sliding window. */
export const growth = <U extends Unit>(of: Counter<U>, window: Duration): OverSignal<U> => total(step(of), window);

/** Growth of a counter per second. */
export const rate = (of: Counter<"count">, window: Duration): RateSignal<"perSecond"> => ({
  kind: "rate", of, window, scale: 1, unit: "perSecond", level: LEVEL_OF_SCOPE[of.scope],
});

/** The share of time that a counter of milliseconds grew by. */
export const timeShare = (of: Counter<"milliseconds">, window: Duration): RateSignal<"ratio"> => ({
  kind: "rate", of, window, scale: 0.001, unit: "ratio", level: LEVEL_OF_SCOPE[of.scope],
});

const quotient = <R extends Unit>(unit: R) => (of: Metric | Signal, to: Metric | Signal): QuotientSignal<R> => ({
  kind: "quotient", of: signalOf(of), to: signalOf(to), unit, level: finer(signalOf(of).level, signalOf(to).level),
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
  kind: "sum", of: [signalOf(a), signalOf(b)], unit: a.unit, level: finer(signalOf(a).level, signalOf(b as Signal<U>).level),
});

export const difference = <U extends Unit>(of: Metric<U> | Signal<U>, minus: NoInfer<Metric<U> | Signal<U>>): DifferenceSignal<U> => ({
  kind: "difference", of: signalOf(of), minus: signalOf(minus as Signal<U>), unit: of.unit, level: finer(signalOf(of).level, signalOf(minus as Signal<U>).level),
});

/** The same signal a while ago. */
export const ago = <U extends Unit>(of: Signal<U>, by: Duration): AgoSignal<U> => ({ kind: "ago", of, by, unit: of.unit, level: of.level });

/** How many standard deviations a value is from its mean. */
export const deviation = <U extends Unit>(now: Signal<U>, usual: Signal<U>, usualSpread: Signal<U>): QuotientSignal<"multiple"> =>
  multiple(difference(now, usual), usualSpread);

/** Where a straight line through the window arrives after `ahead`. */
export const forecast = <U extends Unit>(of: Stored<U>, args: { readonly from: Duration; readonly ahead: Duration }): ForecastSignal<U> => ({
  kind: "forecast", of, window: args.from, ahead: args.ahead, unit: of.unit, level: of.level,
});

const folded = (fold: FoldedSignal["fold"], level: Level) => <U extends Unit>(of: Metric<U> | Signal<U>): FoldedSignal<U> => ({
  kind: "folded", fold, of: signalOf(of), unit: of.unit, level,
});

/** All databases (or members) of an instance added up. */
export const perInstance = folded("sum", "instance");
/** The highest database (or member) of an instance. */
export const highestOfInstance = folded("max", "instance");
/** The highest member of a database. */
export const highestOfDatabase = folded("max", "database");
/** The lowest member of a database. */
export const lowestOfDatabase = folded("min", "database");
/** The highest endpoint of a project. */
export const highestOfProject = folded("max", "project");

/** All members of a database added up. */
export const perDatabase = folded("sum", "database");
/** All endpoints of a stack added up. */
export const perStack = folded("sum", "stack");

/** How far a value is from zero. */
export const magnitude = <U extends Unit>(of: Signal<U>): MagnitudeSignal<U> => ({ kind: "magnitude", of, unit: of.unit, level: of.level });

/** How many different metrics an instance is served with. */
export const families = (prefix: string): FamiliesSignal<"count"> => ({ kind: "families", prefix, unit: "count", level: "instance" });

/**
 * A metric of each member group by itself. Where Aura gives a series no database, the label is empty: the level is right for both.
 */
export const members = <U extends Unit>(it: Metric<U>): MembersSignal<U> => ({
  kind: "members", metric: it, unit: it.unit, level: it.scope === "instance" ? "member" : "databaseMember",
});

/** How far each member group has come in a window. */
export const memberProgress = <U extends Unit>(it: Metric<U>, window: Duration): MemberProgressSignal<U> => ({
  kind: "memberProgress", metric: it, window, unit: it.unit, level: it.scope === "instance" ? "member" : "databaseMember",
});

/** Seconds since the newest sample. */
export const age = (of: Metric, within: Duration = "15m"): AgeSignal<"seconds"> => ({ kind: "age", of, within, unit: "seconds", level: LEVEL_OF_SCOPE[of.scope] });

/** What the stack config knows. Its value is 1, a limit, or a moment. */
export const fact = <F extends FactSignal["fact"]>(name: F): FactSignal<(typeof FACT_UNITS)[F]> => ({
  kind: "fact", fact: name, unit: FACT_UNITS[name], level: FACT_LEVELS[name],
});

/** Seconds since a moment. */
export const since = (of: Signal<"timestamp">): SinceSignal<"seconds"> => ({ kind: "since", of, unit: "seconds", level: of.level });

/** What Prometheus notes about each scrape. */
export const scrape = <U extends Unit>(name: ScrapeSignal["name"], unit: U): ScrapeSignal<U> => ({ kind: "scrape", name, unit, level: "endpoint" });

/** A gauge of the watcher itself. */
export const server = <U extends Unit>(program: ServerSignal["program"], name: string, unit: U): ServerSignal<U> => ({
  kind: "server", program, name, read: "value", unit, level: "server",
});

/** The lowest of several gauges of the watcher itself, such as those of its queues. */
export const lowestOfServer = <U extends Unit>(program: ServerSignal["program"], name: string, unit: U): ServerSignal<U> => ({
  ...server(program, name, unit), read: "lowest",
});

/** Growth of a counter of the watcher itself. */
export const serverGrowth = (program: ServerSignal["program"], name: string, window: Duration): ServerSignal<"count"> => ({
  kind: "server", program, name, read: "growth", window, unit: "count", level: "server",
});

/** Growth of a counter that Prometheus keeps for each rule group, over this stack's own groups. */
export const ownRulesGrowth = (name: string, window: Duration): ServerSignal<"count"> => ({ ...serverGrowth("prometheus", name, window), ownRules: true });

/** 1 while a metric of the watcher itself, whose job the config names, does not exist. */
export const serverAbsent = (program: ServerSignal["program"], name: string): ServerSignal<"boolean"> => ({
  kind: "server", program, name, read: "value", absent: true, unit: "boolean", level: "stack",
});
