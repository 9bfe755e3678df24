import type { Counter, Metric } from "./metric";
import type { Level } from "./scope";
import type { Duration, Unit } from "./units";

interface Node<K extends string, U extends Unit> {
  readonly kind: K;
  readonly unit: U;
  /** What one of its series stands for. */
  readonly level: Level;
}

/** The current value of a metric, folded over the members of a cluster as the metric's aggregation says. */
export interface MetricSignal<U extends Unit = Unit> extends Node<"metric", U> {
  readonly metric: Metric<U>;
}

/** How much a counter grew since the rules were last evaluated; a falling step (a member restarted) counts as nothing. */
export interface StepSignal<U extends Unit = Unit> extends Node<"step", U> {
  readonly of: Counter<U>;
}

/** A signal with a name of its own, that backends with recording rules compute once. `hourly` ones keep history for long looks back. */
export interface Recorded<U extends Unit = Unit> extends Node<"recorded", U> {
  /** `metric:operations`; the level is put in front. */
  readonly name: string;
  readonly of: Signal;
  readonly rhythm: "interval" | "hourly";
}

/** What can be looked at over a window without computing it anew for each moment of the window. */
export type Stored<U extends Unit = Unit> = MetricSignal<U> | StepSignal<U> | Recorded<U> | ScrapeSignal<U>;

export type Fold = "mean" | "max" | "min" | "sum" | "spread" | "samples" | "changes";

/** A stored signal over a sliding window. `spread` is its standard deviation, `samples` how many values the window holds. */
export interface OverSignal<U extends Unit = Unit> extends Node<"over", U> {
  readonly fold: Fold;
  readonly of: Stored;
  readonly window: Duration;
}

/** The value that a share of those in a sliding window do not exceed. Moments without a value do not count. */
export interface QuantileSignal<U extends Unit = Unit> extends Node<"quantile", U> {
  readonly of: Stored<U>;
  /** From 0, the lowest value, to 1, the highest. */
  readonly share: number;
  readonly window: Duration;
}

/** Growth of a counter per second in a window. */
export interface RateSignal<U extends Unit = Unit> extends Node<"rate", U> {
  readonly of: Counter;
  readonly window: Duration;
  /** Multiplies the result: 0.001 turns milliseconds per second into a share of time. */
  readonly scale: number;
}

export interface QuotientSignal<U extends Unit = Unit> extends Node<"quotient", U> {
  readonly of: Signal;
  readonly to: Signal;
}

export interface SumSignal<U extends Unit = Unit> extends Node<"sum", U> {
  readonly of: readonly [Signal<U>, Signal<U>];
}

export interface DifferenceSignal<U extends Unit = Unit> extends Node<"difference", U> {
  readonly of: Signal<U>;
  readonly minus: Signal<U>;
}

/** The same signal, a while ago. */
export interface AgoSignal<U extends Unit = Unit> extends Node<"ago", U> {
  readonly of: Signal<U>;
  readonly by: Duration;
}

/** Where a straight line through the window arrives after `ahead`. */
export interface ForecastSignal<U extends Unit = Unit> extends Node<"forecast", U> {
  readonly of: Stored<U>;
  readonly window: Duration;
  readonly ahead: Duration;
}

/** Many series made one: all databases of an instance, all members of a cluster, all instances of a stack. */
export interface FoldedSignal<U extends Unit = Unit> extends Node<"folded", U> {
  readonly of: Signal;
  readonly fold: "sum" | "max" | "min";
}

/** A metric of each member group (availability zone and mode) by itself; Comprehensive granularity only. */
export interface MembersSignal<U extends Unit = Unit> extends Node<"members", U> {
  readonly metric: Metric<U>;
}

/** How far each member's value has come in a window (its newest minus its oldest). Comprehensive granularity only. */
export interface MemberProgressSignal<U extends Unit = Unit> extends Node<"memberProgress", U> {
  readonly metric: Metric<U>;
  readonly window: Duration;
}

/** Seconds since the newest sample of a metric, by the sample's own timestamp. */
export interface AgeSignal<U extends Unit = Unit> extends Node<"age", U> {
  readonly of: Metric;
  /** How far back samples are looked for; older ones have no age any more: that instance is missing. */
  readonly within: Duration;
}

/** How far a value is from zero, whichever way. */
export interface MagnitudeSignal<U extends Unit = Unit> extends Node<"magnitude", U> {
  readonly of: Signal<U>;
}

/** How many different metrics an instance is served with. */
export interface FamiliesSignal<U extends Unit = Unit> extends Node<"families", U> {
  /** What the names of the counted metrics begin with. */
  readonly prefix: string;
  /** A metric that was served within so long is counted. */
  readonly within: Duration;
}

/** Something that the stack config knows and that is published beside the metrics. */
export interface FactSignal<U extends Unit = Unit> extends Node<"fact", U> {
  readonly fact: "instance" | "expected-instance" | "endpoint" | "bolt-connection-limit" | "credentials-issued";
}

/** Seconds since a moment. */
export interface SinceSignal<U extends Unit = Unit> extends Node<"since", U> {
  readonly of: Signal<"timestamp">;
}

/** What Prometheus notes about each scrape of an endpoint. */
export interface ScrapeSignal<U extends Unit = Unit> extends Node<"scrape", U> {
  readonly name:
    "up" | "scrape_duration_seconds" | "scrape_timeout_seconds" | "scrape_samples_post_metric_relabeling" | "scrape_sample_limit";
}

/** What holds for an endpoint, for each instance that was read through it lately; of several endpoints, the highest counts. */
export interface ThroughSignal<U extends Unit = Unit> extends Node<"through", U> {
  readonly of: Signal<U>;
  /** A metric that every instance has: its samples say through which endpoint they came. */
  readonly seen: Metric;
  readonly within: Duration;
}

/** A metric of the watcher itself: Prometheus or Alertmanager. The config says which job scrapes it. */
export interface ServerSignal<U extends Unit = Unit> extends Node<"server", U> {
  readonly program: "prometheus" | "alertmanager";
  readonly name: string;
  /** `value` reads the highest gauge; `growth` is a counter's increase over the window, restarts included. */
  readonly read: "value" | "growth";
  readonly window?: Duration;
  /** 1 where the job is known and no such series exists. */
  readonly absent?: boolean;
  /** A gauge that is taken away from this one series by series, before the highest is read. */
  readonly minus?: string;
  /** What servers that are older than the gauge have instead: one for all of its series. */
  readonly formerly?: string;
  /** Only this stack's own rule groups, where a server evaluates other people's rules too. */
  readonly ownRules?: boolean;
}

/** A value over time, in no backend's language. Frozen data; `languages/` say it in each one. */
export type Signal<U extends Unit = Unit> =
  | MetricSignal<U>
  | StepSignal<U>
  | Recorded<U>
  | OverSignal<U>
  | QuantileSignal<U>
  | RateSignal<U>
  | QuotientSignal<U>
  | SumSignal<U>
  | DifferenceSignal<U>
  | AgoSignal<U>
  | ForecastSignal<U>
  | FoldedSignal<U>
  | MagnitudeSignal<U>
  | FamiliesSignal<U>
  | MembersSignal<U>
  | MemberProgressSignal<U>
  | AgeSignal<U>
  | SinceSignal<U>
  | FactSignal<U>
  | ScrapeSignal<U>
  | ThroughSignal<U>
  | ServerSignal<U>;
