import type { Pace } from "./pace";
import type { Unit } from "./units";

/** What a series is about. `cluster` series exist once a member group (availability zone and mode). */
export type Scope = "instance" | "database" | "cluster";

/** How Aura folds the members of a cluster into one value; also the `aggregation` label of the series. */
export type Aggregation = "MIN" | "MAX" | "AVG" | "SUM";

/** The two settings of the Aura console: one series an instance, or one for each availability zone and mode. */
export type Granularity = "summary" | "comprehensive";

/** One time series family that Aura exposes. */
export interface Metric<U extends Unit = Unit, K extends "gauge" | "counter" = "gauge" | "counter"> {
  readonly kind: K;
  /** The exact exposition name. */
  readonly name: string;
  readonly unit: U;
  readonly aggregation: Aggregation;
  readonly scope: Scope;
  /** `comprehensive`: only exposed when the project's granularity is Comprehensive. */
  readonly granularity: Granularity;
  /**
   * What a counter's growth means. `events`: it counts things that happened. `highWaterMark` and `identifier`: typed as a counter
   * by Aura, but its growth is not a rate of anything.
   */
  readonly counts: "events" | "highWaterMark" | "identifier" | "nothing";
  /** `true` where Aura serves NaN while there is nothing to measure. */
  readonly nanWhenIdle: boolean;
  /** `slow`: it moves so slowly, or is looked at over so long, or that Aura itself refreshes so rarely, that every third scrape tells the same. */
  readonly pace: Pace;
  /** One sentence. */
  readonly help: string;
}

export type Gauge<U extends Unit = Unit> = Metric<U, "gauge">;
export type Counter<U extends Unit = Unit> = Metric<U, "counter">;

interface MetricArgs<U extends Unit> {
  readonly unit: U;
  readonly aggregation: Aggregation;
  readonly scope: Scope;
  readonly help: string;
  /** @default "summary": exposed in both granularities */
  readonly granularity?: Granularity;
  /** @default false */
  readonly nanWhenIdle?: boolean;
}

export const gauge = <U extends Unit>(name: string, args: MetricArgs<U> & { readonly pace?: Pace }): Gauge<U> => ({
  kind: "gauge",
  name,
  granularity: "summary",
  nanWhenIdle: false,
  pace: "interval",
  counts: "nothing",
  ...args,
});

export const counter = <U extends Unit>(
  name: string,
  args: MetricArgs<U> & { readonly counts?: "highWaterMark" | "identifier"; readonly pace?: Pace },
): Counter<U> => ({
  kind: "counter",
  name,
  granularity: "summary",
  nanWhenIdle: false,
  pace: "interval",
  counts: "events",
  ...args,
});
