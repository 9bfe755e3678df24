import * as growth from "../../../catalog/alerts/capacity-growth";
import type { Metric, Recorded } from "../../../catalog/model";
import { nodeCount, relationshipCount } from "../../../catalog/metrics/entities";
import { storageLimit, storeSize } from "../../../catalog/metrics/storage";
import { nodeCountLastWeek, relationshipCountLastWeek } from "../../../catalog/records/baselines";
import { nodeCountHourly, relationshipCountHourly, storageUtilizationHourly } from "../../../catalog/records/hourly";
import { dense, HOUR, lossy, QUARTER_HOUR, turning, WEEK, without } from "../harness/courses";
import type { RuleCase } from "../harness/rule-case";
import { type Course, gauge, hourly, type Series, type World } from "../harness/world";

const DAY = 24 * HOUR;

/** How much of the disk is in use now. */
const inUse = (share: number, world: World, change = (it: Course): Course => it): readonly Series[] => [
  ...gauge(storeSize, change(share * 60e9), world, { other: change(share * 40e9) }),
  ...gauge(storageLimit, change(100e9), world),
];

/** A straight line, a share of the disk at each second, that arrives at `end` so long after `now`. */
const towards =
  (end: number, ahead: number, now: number) =>
  (seconds: number): number =>
    0.8 + ((end - 0.8) * (seconds - now)) / ahead;

/** The line with a value at every step, from the beginning. */
const history = (end: number, ahead: number, now: number, world: World): readonly Series[] =>
  dense(storageUtilizationHourly, (step) => towards(end, ahead, now)(step * world.interval), world);

/** The line, once an hour, after some hours in which the disk was overfull. */
const bentHistory = (end: number, ahead: number, now: number, bentUntil: number, world: World): readonly Series[] =>
  hourly(storageUtilizationHourly, (hour) => (hour * HOUR < bentUntil ? 5 : towards(end, ahead, now)(hour * HOUR)), world);

/** Every other hour is missing: half of them are history enough. */
const odd = (hour: number): boolean => hour % 2 === 1;

const enough =
  (samples: number) =>
  (_value: unknown, { interval }: { readonly interval: number }): number =>
    samples * interval;

export const storageFullIn30Days: RuleCase = {
  alert: growth.storageFullIn30Days,
  series: (value, world) => [...history(value, 30 * DAY, enough(72)(value, world), world), ...inUse(0.8, world)],
  from: enough(72),
  silent: { "while little is in use": (value, world) => [...history(value, 30 * DAY, 0, world), ...inUse(0.297, world)] },
  fires: {
    "from 30 % in use": (value, world) => [...history(value, 30 * DAY, 0, world), ...inUse(0.303, world)],
    "although two scrapes in seven are lost": (value, world) => [...history(value, 30 * DAY, 0, world), ...inUse(0.8, world, lossy)],
  },
  survivesLostScrapes: false,
};

export const storageFullIn30DaysWeek: RuleCase = {
  alert: growth.storageFullIn30Days,
  series: (value, world) => [
    ...without(odd, bentHistory(value, 30 * DAY, WEEK + 10 * HOUR, 12 * HOUR, world), world),
    ...inUse(0.8, world),
  ],
  from: () => WEEK + 10 * HOUR,
  silent: {
    "with 72 hours of the last week": (value, world) => [
      ...without((hour) => odd(hour) || (hour >= 12 && hour < 36), bentHistory(value, 30 * DAY, WEEK + 10 * HOUR, 12 * HOUR, world), world),
      ...inUse(0.8, world),
    ],
  },
  survivesLostScrapes: false,
  intervals: QUARTER_HOUR,
};

export const storageFullIn4Days: RuleCase = {
  alert: growth.storageFullIn4Days,
  series: (value, world) => [...history(value, 4 * DAY, enough(11)(value, world), world), ...inUse(0.8, world)],
  from: enough(11),
  silent: { "while less than half is in use": (value, world) => [...history(value, 4 * DAY, 0, world), ...inUse(0.495, world)] },
  fires: {
    "from half in use": (value, world) => [...history(value, 4 * DAY, 0, world), ...inUse(0.505, world)],
    "although two scrapes in seven are lost": (value, world) => [...history(value, 4 * DAY, 0, world), ...inUse(0.8, world, lossy)],
  },
  survivesLostScrapes: false,
};

export const storageFullIn4DaysDay: RuleCase = {
  alert: growth.storageFullIn4Days,
  series: (value, world) => [...without(odd, bentHistory(value, 4 * DAY, DAY + 2 * HOUR, 3 * HOUR, world), world), ...inUse(0.8, world)],
  from: () => DAY + 2 * HOUR,
  silent: {
    "with 11 hours of the last day": (value, world) => [
      ...without((hour) => odd(hour) || hour === 14, bentHistory(value, 4 * DAY, DAY + 2 * HOUR, 3 * HOUR, world), world),
      ...inUse(0.8, world),
    ],
  },
  survivesLostScrapes: false,
  intervals: QUARTER_HOUR,
};

/** So many at each of the first three hours, and more of them a week later. */
const grown = (metric: Metric, record: Recorded, share: number, before: number, world: World): readonly Series[] => {
  const after = before * (1 + share);
  return [
    ...gauge(metric, turning(WEEK - HOUR, null, after, world), world),
    ...hourly(record, (hour) => (hour < 3 ? before : after), world),
  ];
};

const growing = (metric: Metric, record: Recorded): Omit<RuleCase, "alert"> => ({
  series: (value, world) => grown(metric, record, value, 1_000_000, world),
  from: () => WEEK,
  // Two hours each, the record of last week and what reads it look back.
  until: WEEK + 5.5 * HOUR,
  silent: {
    "while there are few": (value, world) => grown(metric, record, value, 99_000 / (1 + value), world),
    "when last week is known of four hours earlier alone": (value, world) => [
      ...gauge(metric, turning(WEEK + 4 * HOUR, null, 1_000_000 * (1 + value), world), world),
      ...without((hour) => hour > 0, hourly(record, 1_000_000, world), world),
    ],
  },
  fires: {
    "from a hundred thousand": (value, world) => grown(metric, record, value, 101_000 / (1 + value), world),
    "although an hour of last week is missing": (value, world) =>
      without((hour) => hour === 1, grown(metric, record, value, 1_000_000, world), world),
  },
  survivesLostScrapes: false,
  intervals: QUARTER_HOUR,
});

export const nodesGrowing: RuleCase = { alert: growth.nodesGrowing, ...growing(nodeCount, nodeCountHourly) };

export const relationshipsGrowing: RuleCase = {
  alert: growth.relationshipsGrowing,
  ...growing(relationshipCount, relationshipCountHourly),
};

/** The same with last week's record as it is read, so that a week need not pass. */
const grownNow = (metric: Metric, lastWeek: Recorded, share: number, before: number, world: World): readonly Series[] => [
  ...gauge(metric, before * (1 + share), world),
  ...hourly(lastWeek, before, world),
];

const growingNow = (metric: Metric, lastWeek: Recorded): Omit<RuleCase, "alert"> => ({
  feedsBaselines: true,
  series: (value, world) => grownNow(metric, lastWeek, value, 1_000_000, world),
  silent: { "while there are few": (value, world) => grownNow(metric, lastWeek, value, 99_000 / (1 + value), world) },
  fires: { "from a hundred thousand": (value, world) => grownNow(metric, lastWeek, value, 101_000 / (1 + value), world) },
});

export const nodesGrowingNow: RuleCase = { alert: growth.nodesGrowing, ...growingNow(nodeCount, nodeCountLastWeek) };

export const relationshipsGrowingNow: RuleCase = {
  alert: growth.relationshipsGrowing,
  ...growingNow(relationshipCount, relationshipCountLastWeek),
};
