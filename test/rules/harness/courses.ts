import type { Counter, Recorded } from "../../../catalog/model";
import { type Course, gauge, hourly, type Series, type World } from "./world";

export const HOUR = 3_600;
export const WEEK = 604_800;

/**
 * Seconds between two evaluations where a whole week must pass: promtool evaluates every step, and a week has 20 160 of 30 s. Four of
 * them are an hour, so that windows of an hour and more are what they are at 30, 60 and 120 s.
 */
export const QUARTER_HOUR: readonly number[] = [900];

const valueAt = (it: Course, step: number): number | null => (typeof it === "number" ? it : it(step));

/** One course before a moment (in seconds) and another one from then on; `null` is no series at all. */
export const turning =
  (moment: number, before: Course | null, after: Course, { interval }: World): Course =>
  (step) =>
    step * interval >= moment ? valueAt(after, step) : before === null ? null : valueAt(before, step);

/** The same course with two samples in seven lost, one after the other. */
export const lossy =
  (it: Course): Course =>
  (step) =>
    step % 7 > 4 ? null : valueAt(it, step);

/** The same course with two samples in three lost: as many as may be lost in a row. */
export const sparse =
  (it: Course): Course =>
  (step) =>
    step % 3 === 0 ? valueAt(it, step) : null;

/** Hourly records of which some hours are missing. */
export const without = (missing: (hour: number) => boolean, series: readonly Series[], { interval }: World): readonly Series[] =>
  series.map((it) => ({ ...it, values: it.values.map((value, step) => (missing((step * interval) / HOUR) ? null : value)) }));

/** A counter that is first seen at a moment (in seconds), and grows by so much a step; in the second database by as much, or by `other`. */
export function counterSince(
  metric: Counter,
  moment: number,
  perStep: number,
  world: World,
  { other = perStep, change = (it: Course) => it } = {},
): readonly Series[] {
  const growing = (by: number): Course => change(turning(moment, null, (step) => 1_000 + step * by, world));
  return gauge(metric, growing(perStep), world, { other: growing(other) });
}

/** An hourly record with a value at every step: as much history as a guard asks for, in less time. */
export const dense = (record: Recorded, value: number | ((step: number) => number), world: World): readonly Series[] =>
  hourly(record, value, { ...world, interval: HOUR });

/** A record of the database `neo4j` once more, for `movies`. */
export const ofMovies = (series: readonly Series[]): readonly Series[] =>
  series.map((it) => ({ ...it, series: it.series.replace('database="neo4j"', 'database="movies"') }));
