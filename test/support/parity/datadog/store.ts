import type { Aggregator, Leaf } from "./parse";

/** A value at a moment, in seconds. */
export type Point = readonly [time: number, value: number];

/** Points of one group, by time. */
export interface Group {
  readonly tags: Readonly<Record<string, string>>;
  readonly points: readonly Point[];
}

/** One context as the Agent submits it. */
export interface StoredSeries extends Group {
  readonly metric: string;
}

/** One number of several. */
export function folded(aggregator: Aggregator, values: readonly number[]): number {
  switch (aggregator) {
    case "sum":
      return values.reduce((sum, it) => sum + it, 0);
    case "avg":
      return values.reduce((sum, it) => sum + it, 0) / values.length;
    case "max":
      return values.reduce((most, it) => Math.max(most, it), -Infinity);
    case "min":
      return values.reduce((least, it) => Math.min(least, it), Infinity);
  }
}

/**
 * A metric with its filters and groups: first each series over time, then `each` of them, then all of a group together.
 *
 * @param each what is done with every series by itself in between, as `diff` and `monotonic_diff` do
 */
export function read(
  leaf: Leaf,
  store: readonly StoredSeries[],
  each: (points: readonly Point[]) => readonly Point[] = (it) => it,
): readonly Group[] {
  const groups = new Map<string, { readonly tags: Record<string, string>; readonly series: (readonly Point[])[] }>();
  for (const { metric, tags, points } of store) {
    if (metric !== leaf.metric || !leaf.filters.every(({ key, values, not }) => values.includes(tags[key] ?? "") !== not)) continue;
    const own = Object.fromEntries(leaf.by.map((key) => [key, tags[key] ?? "N/A"]));
    const name = JSON.stringify(own);
    const group = groups.get(name) ?? { tags: own, series: [] };
    group.series.push(each(rolled(points, leaf.rollup)));
    groups.set(name, group);
  }
  return [...groups.values()].map(({ tags, series }) => ({ tags, points: together(leaf.aggregator, series) }));
}

function rolled(points: readonly Point[], rollup: Leaf["rollup"]): readonly Point[] {
  if (rollup === undefined) return points;
  const buckets = new Map<number, number[]>();
  for (const [time, value] of points) {
    const start = Math.floor(time / rollup.seconds) * rollup.seconds;
    buckets.set(start, [...(buckets.get(start) ?? []), value]);
  }
  return [...buckets].map(([time, values]) => [time, folded(rollup.aggregator, values)] as const);
}

function together(aggregator: Aggregator, series: readonly (readonly Point[])[]): readonly Point[] {
  if (series.length === 1) return series[0]!;
  const at = new Map<number, number[]>();
  for (const [time, value] of series.flat()) {
    const values = at.get(time);
    if (values === undefined) at.set(time, [value]);
    else values.push(value);
  }
  return [...at].sort(([a], [b]) => a - b).map(([time, values]) => [time, folded(aggregator, values)] as const);
}
