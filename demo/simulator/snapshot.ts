import { aggregate } from "./aggregate";
import type { Layout, Series } from "./layout";

/** What an instance measured at one moment. */
export interface Snapshot {
  /** Milliseconds since the epoch, as served. */
  readonly timestamp: number;
  /** One list a metric, in the order of the layout. */
  readonly values: readonly (readonly number[])[];
}

/** Reads every series of an instance as its members stand now. */
export const takeSnapshot = (layout: Layout, timestamp: number): Snapshot => ({
  timestamp,
  values: layout.map((series) => series.map(measure)),
});

const measure = ({ metric, reading, from }: Series): number => aggregate(metric.aggregation, from, reading);
