import { rm } from "node:fs/promises";
import { join } from "node:path";

import { createBlocks } from "../rules/create-blocks";
import { openMetricsFile } from "../rules/open-metrics";
import { recordedSeries } from "../rules/recorded-series";
import { simulatedPast } from "../rules/simulated-past";
import type { Stage } from "../rules/stage";
import { knownSeries } from "./known-series";
import { type Moment, sampledSeries } from "./sampled-series";

/** How far back pages ask. */
export interface Reach {
  /** Milliseconds since the epoch, on a whole minute: the newest sample. */
  readonly until: number;
  /** Days of hourly records. */
  readonly days: number;
  /** Hours of what is written at each interval. */
  readonly hours: number;
  /** Whether a page asks over time for the series of an instance. Of others only hourly records of the last hours are written. */
  readonly isAsked: (name: string, instance: string) => boolean;
}

const HOUR = 3_600_000;
/** Hours in one block, and in one file: promtool reads a file once for each block. */
const BLOCK = 20 * 24;
/** So many instances are simulated; the others have what these have. What a query costs does not depend on values. */
const SIMULATED = 10;

/** Writes blocks of what pages ask over time, for every instance. @returns how many samples they hold */
export async function writePastOfPages(stage: Stage, reach: Reach, progress: (text: string) => void): Promise<number> {
  const { until, days, hours, isAsked } = reach;
  const { interval, hourly } = recordedSeries(stage.plan);
  const recent = until - hours * HOUR;
  const step = stage.plan.interval * 1_000;
  let samples = 0;
  for (let from = until - days * 24 * HOUR; from < recent; from += BLOCK * HOUR) {
    progress(`simulating the past from ${new Date(from).toISOString().slice(0, 10)} on`);
    const times = timesOf(from, Math.min(from + BLOCK * HOUR, recent) - HOUR, HOUR);
    samples += await writeBlock(stage, times, isAsked, () => ({ records: hourly, isLive: false }));
  }
  progress(`simulating the last ${hours} hours`);
  const whole = [...interval, ...hourly];
  const slow = new Set(hourly.map(({ name }) => name));
  const isRead = (name: string, instance: string): boolean => slow.has(name) || isAsked(name, instance);
  const at = (time: number): Moment => ({ records: time % HOUR === 0 ? whole : interval, isLive: true });
  return samples + (await writeBlock(stage, timesOf(recent, until, step), isRead, at));
}

const timesOf = (from: number, to: number, step: number): readonly number[] =>
  Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, index) => from + index * step);

async function writeBlock(
  { plan, fleet, place, target }: Stage,
  times: readonly number[],
  isAsked: Reach["isAsked"],
  momentAt: (time: number) => Moment,
): Promise<number> {
  const path = join(place.folder, "past.txt");
  const file = openMetricsFile(path);
  const project = plan.projects[0]!;
  const few = { ...fleet, instances: fleet.instances.slice(0, SIMULATED) };
  const walkers = simulatedPast(few, project, times[0]!, plan.interval);
  for (const [index, walker] of walkers.entries()) {
    const alike = plan.instances.filter((_, other) => other % walkers.length === index);
    for (const time of times) {
      const moment = momentAt(time);
      const { values, moment: lived } = walker.walkTo(time, !moment.isLive || time === times[0]);
      const sampled = sampledSeries(plan, target, walker.series, values, lived, moment);
      for (const instance of alike) {
        const known = moment.isLive ? knownSeries(plan, instance) : [];
        for (const [name, labels, value] of sampled)
          if (isAsked(name, instance.id)) file.add(`${name}{${labels},instance_id="${instance.id}"}`, value, time);
        for (const series of known) file.add(series, 1, time);
      }
      await file.flush();
    }
  }
  const samples = await file.close();
  await createBlocks(path, place.data);
  await rm(path);
  return samples;
}
