import * as cost from "../../../catalog/alerts/capacity-cost";
import type { Recorded } from "../../../catalog/model";
import { cpuLimit } from "../../../catalog/metrics/cpu";
import { queriesFailed, queriesSucceeded } from "../../../catalog/metrics/queries";
import { storageLimit } from "../../../catalog/metrics/storage";
import { cpuUtilizationHourly, queryRateHourly, storageUtilizationHourly } from "../../../catalog/records/hourly";
import { counterSince, dense, HOUR, lossy, ofMovies, QUARTER_HOUR, turning, WEEK, without } from "../harness/courses";
import type { RuleCase } from "../harness/rule-case";
import { type Course, gauge, hourly, type Series, type World } from "../harness/world";

/** The first moment with more than 150 values of history. */
const enough = (_value: unknown, { interval }: { readonly interval: number }): number => 150 * interval;

/** Twelve hours of another life, and then a week of this one: the other life is forgotten at this moment. */
const FORGOTTEN = WEEK + 11 * HOUR;
const anotherLife =
  (before: number, since: number) =>
  (hour: number): number =>
    hour < 12 ? before : since;

/** Eighteen hours of that week are missing: 150 are left, one too few. */
const missing = (hour: number): boolean => hour >= 12 && hour < 30;

/** The value is that of both databases together; the second one may be younger by so many hours. */
const idle = (value: number, world: World, younger = 0): readonly Series[] => [
  ...dense(queryRateHourly, (step) => (step % 2 === 0 ? 0.3 : 0.9) * value, world),
  ...ofMovies(dense(queryRateHourly, 0.4 * value, world)).map((it) => ({
    ...it,
    values: it.values.map((known, hour) => (hour < younger ? null : known)),
  })),
];

const served = (since: number, world: World, change = (it: Course): Course => it): readonly Series[] => [
  ...counterSince(queriesSucceeded, since, 0, world, { change }),
  ...counterSince(queriesFailed, since, 0, world, { change }),
];

export const instanceIdle: RuleCase = {
  alert: cost.instanceIdle,
  series: (value, world) => [...idle(value, world), ...served(0, world)],
  from: enough,
  silent: { "once it is no longer served": (value, world) => idle(value, world) },
  fires: {
    "although two scrapes in seven are lost": (value, world) => [...idle(value, world), ...served(0, world, lossy)],
    "although one of its databases is new": (value, world) => [...idle(value, world, 60), ...served(0, world)],
  },
  survivesLostScrapes: false,
};

export const instanceIdleWeek: RuleCase = {
  alert: cost.instanceIdle,
  series: (value, world) => [...hourly(queryRateHourly, anotherLife(1_000, value), world), ...served(FORGOTTEN - HOUR, world)],
  from: () => FORGOTTEN,
  silent: {
    "with 150 hours of the last week": (value, world) => [
      ...without(missing, hourly(queryRateHourly, anotherLife(0, value), world), world),
      ...served(FORGOTTEN - HOUR, world),
    ],
  },
  survivesLostScrapes: false,
  intervals: QUARTER_HOUR,
};

/** One hour in which nearly everything was needed. */
const needed =
  (value: number) =>
  (step: number): number =>
    step === 5 ? 0.9 : value;

export const storageOversized: RuleCase = {
  alert: cost.storageOversized,
  series: (value, world) => [...dense(storageUtilizationHourly, value, world), ...gauge(storageLimit, 100e9, world)],
  from: enough,
  silent: {
    "where the disk is small anyway": (value, world) => [
      ...dense(storageUtilizationHourly, value, world),
      ...gauge(storageLimit, 31.7e9, world),
    ],
    "when a single hour needed it": (value, world) => [
      ...dense(storageUtilizationHourly, needed(value), world),
      ...gauge(storageLimit, 100e9, world),
    ],
  },
  fires: {
    "from a disk of 32 GB": (value, world) => [...dense(storageUtilizationHourly, value, world), ...gauge(storageLimit, 32.3e9, world)],
    "although two scrapes in seven are lost": (value, world) => [
      ...dense(storageUtilizationHourly, value, world),
      ...gauge(storageLimit, lossy(100e9), world),
    ],
  },
  survivesLostScrapes: false,
};

/** The first twelve hours needed a lot. */
const week = (record: Recorded, value: number, world: World): readonly Series[] => hourly(record, anotherLife(0.9, value), world);

export const storageOversizedWeek: RuleCase = {
  alert: cost.storageOversized,
  series: (value, world) => [
    ...week(storageUtilizationHourly, value, world),
    ...gauge(storageLimit, turning(WEEK, null, 100e9, world), world),
  ],
  from: () => FORGOTTEN,
  silent: {
    "with 150 hours of the last week": (value, world) => [
      ...without(missing, week(storageUtilizationHourly, value, world), world),
      ...gauge(storageLimit, 100e9, world),
    ],
  },
  survivesLostScrapes: false,
  intervals: QUARTER_HOUR,
};

export const cpuOversized: RuleCase = {
  alert: cost.cpuOversized,
  series: (value, world) => [...dense(cpuUtilizationHourly, value, world), ...gauge(cpuLimit, 8, world)],
  from: enough,
  silent: {
    "where one core is all there is": (value, world) => [...dense(cpuUtilizationHourly, value, world), ...gauge(cpuLimit, 0.99, world)],
    "when a single hour needed it": (value, world) => [...dense(cpuUtilizationHourly, needed(value), world), ...gauge(cpuLimit, 8, world)],
  },
  fires: {
    "from more than one core": (value, world) => [...dense(cpuUtilizationHourly, value, world), ...gauge(cpuLimit, 1.01, world)],
    "although two scrapes in seven are lost": (value, world) => [
      ...dense(cpuUtilizationHourly, value, world),
      ...gauge(cpuLimit, lossy(8), world),
    ],
  },
  survivesLostScrapes: false,
};

export const cpuOversizedWeek: RuleCase = {
  alert: cost.cpuOversized,
  series: (value, world) => [...week(cpuUtilizationHourly, value, world), ...gauge(cpuLimit, turning(WEEK, null, 8, world), world)],
  from: () => FORGOTTEN,
  silent: {
    "with 150 hours of the last week": (value, world) => [
      ...without(missing, week(cpuUtilizationHourly, value, world), world),
      ...gauge(cpuLimit, 8, world),
    ],
  },
  survivesLostScrapes: false,
  intervals: QUARTER_HOUR,
};
