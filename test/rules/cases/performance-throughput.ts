import * as throughput from "../../../catalog/alerts/performance-throughput";
import { transactionsActiveRead } from "../../../catalog/metrics/transactions";
import { cypherReplans, queriesFailed, queriesSucceeded } from "../../../catalog/metrics/queries";
import { queryRateQuietLastWeek } from "../../../catalog/records/baselines";
import { queryRateHourly, queryRateLowHourly } from "../../../catalog/records/hourly";
import { counterSince, dense, HOUR, lossy, QUARTER_HOUR, turning, without } from "../harness/courses";
import type { RuleCase } from "../harness/rule-case";
import { effective, samplesIn } from "../harness/windows";
import { counter, type Course, gauge, hourly, type Series, type World } from "../harness/world";

const asked = (perSecond: number, since: number, world: World, change = (it: Course): Course => it): readonly Series[] => [
  ...counterSince(queriesSucceeded, since, perSecond * world.interval, world, { change }),
  ...counterSince(queriesFailed, since, 0, world, { change }),
];

const NOW = 170 * HOUR;

/** Last week's hours that count now: the quietest is the first of them. In all others nobody asked anything. */
const lastWeek =
  (usual: number) =>
  (hour: number): number =>
    hour === 2 || hour === 5 ? usual : hour === 3 || hour === 4 || hour === 6 ? usual * 2 : 0.01;

const served = (world: World): readonly Series[] => gauge(transactionsActiveRead, turning(NOW - HOUR, null, 1_000, world), world);

/** Only another database of the instance has data. */
const servedElsewhere = (world: World): readonly Series[] =>
  gauge(transactionsActiveRead, () => null, world, { other: turning(NOW - HOUR, null, 1_000, world) });

const quieter = (share: number, usual: number, world: World): readonly Series[] => [
  ...asked(share * usual, NOW - HOUR, world),
  ...hourly(queryRateLowHourly, lastWeek(usual), world),
];

export const throughputStopped: RuleCase = {
  alert: throughput.throughputStopped,
  series: (value, world) => [...quieter(value, 100, world), ...served(world)],
  from: () => NOW,
  silent: {
    "where hardly anything was asked a week ago": (value, world) => [...quieter(value, 0.99, world), ...served(world)],
    "while the endpoint serves nothing, and counters seem to stand still": (value, world) => quieter(value, 100, world),
    "while only another database is served": (value, world) => [...quieter(value, 100, world), ...servedElsewhere(world)],
  },
  fires: { "from one query a second a week ago": (value, world) => [...quieter(value, 1.01, world), ...served(world)] },
  survivesLostScrapes: false,
  intervals: QUARTER_HOUR,
};

/** The endpoint is served from the moment on at which five minutes are known in full. */
const sinceFullWindow = (world: World): number => effective("5m", world) + world.interval;

/** The same with last week's record as it is read, so that a week need not pass. */
const quieterNow = (share: number, usual: number, world: World): readonly Series[] => [
  ...asked(share * usual, 0, world),
  ...hourly(queryRateQuietLastWeek, usual, world),
];

const servedNow = (world: World): Course => turning(sinceFullWindow(world), null, 1_000, world);

export const throughputStoppedNow: RuleCase = {
  alert: throughput.throughputStopped,
  feedsBaselines: true,
  series: (value, world) => [...quieterNow(value, 100, world), ...gauge(transactionsActiveRead, servedNow(world), world)],
  from: (_value, world) => sinceFullWindow(world),
  silent: {
    "where hardly anything was asked a week ago": (value, world) => [
      ...quieterNow(value, 0.99, world),
      ...gauge(transactionsActiveRead, servedNow(world), world),
    ],
    "while the endpoint serves nothing, and counters seem to stand still": (value, world) => quieterNow(value, 100, world),
    "while only another database is served": (value, world) => [
      ...quieterNow(value, 100, world),
      ...gauge(transactionsActiveRead, () => null, world, { other: servedNow(world) }),
    ],
  },
  fires: {
    "from one query a second a week ago": (value, world) => [
      ...quieterNow(value, 1.01, world),
      ...gauge(transactionsActiveRead, servedNow(world), world),
    ],
  },
};

/** When an hour of full five minutes is known. */
const fullHour = (world: World): number => effective("5m", world) + HOUR;

/** Between 90 and 110 all the time: a mean of 100 and a spread of 10. */
const band = (scale: number, world: World): readonly Series[] =>
  dense(queryRateHourly, (step) => (step % 2 === 0 ? 90 : 110) * scale, world).map((it) => ({
    ...it,
    values: it.values.map((value, step) => (step * world.interval < fullHour(world) ? null : value)),
  }));

const known = (world: World): readonly Series[] => gauge(transactionsActiveRead, 1_000, world);

export const throughputUnusual: RuleCase = {
  alert: throughput.throughputUnusual,
  series: (value, world) => [...asked(100 + 10 * value, 0, world), ...band(1, world), ...known(world)],
  from: (_value, world) => fullHour(world) + 100 * world.interval,
  silent: {
    "where hardly anything is asked": (value, world) => [...asked(0.98 + 0.098 * value, 0, world), ...band(0.0098, world), ...known(world)],
    "while the endpoint serves nothing, and counters seem to stand still": (value, world) => [
      ...asked(100 + 10 * value, 0, world),
      ...band(1, world),
    ],
    "while only another database is served": (value, world) => [
      ...asked(100 + 10 * value, 0, world),
      ...band(1, world),
      ...gauge(transactionsActiveRead, () => null, world, { other: 1_000 }),
    ],
  },
  fires: {
    "when traffic is as far below its band": (value, world) => [...asked(100 - 10 * value, 0, world), ...band(1, world), ...known(world)],
    "from one query a second": (value, world) => [...asked(1.02 + 0.102 * value, 0, world), ...band(0.0102, world), ...known(world)],
    "although two scrapes in seven are lost": (value, world) => [
      ...asked(100 + 15 * value, 0, world, lossy),
      ...band(1, world),
      ...gauge(transactionsActiveRead, lossy(1_000), world),
    ],
  },
  survivesLostScrapes: false,
};

const FORGOTTEN = 179 * HOUR;

/** Wild for twelve hours; then half a week around 80 and half a week around 120: a mean of 100 and a spread of 22.36. */
const wholeWeek = (hour: number): number => (hour < 12 ? 5_000 : (hour < 96 ? 80 : 120) + (hour % 2 === 0 ? 10 : -10));

/** 68 hours of that week, as many of either half: 100 are left, one too few. */
const missing = (hour: number): boolean => (hour >= 12 && hour < 46) || (hour >= 96 && hour < 130);

const askedNow = (value: number, world: World): readonly Series[] => [
  ...asked(100 + Math.sqrt(500) * value, FORGOTTEN - 3 * HOUR, world),
  ...gauge(transactionsActiveRead, turning(FORGOTTEN - HOUR, null, 1_000, world), world),
];

export const throughputUnusualWeek: RuleCase = {
  alert: throughput.throughputUnusual,
  series: (value, world) => [...askedNow(value, world), ...hourly(queryRateHourly, wholeWeek, world)],
  from: () => FORGOTTEN,
  silent: {
    "with 100 hours of the last week": (value, world) => [
      ...askedNow(value, world),
      ...without(missing, hourly(queryRateHourly, wholeWeek, world), world),
    ],
  },
  survivesLostScrapes: false,
  intervals: QUARTER_HOUR,
};

/** Replans begin when a quarter of an hour of queries is known. */
const replanning = (share: number, queriesPer15m: number, world: World): readonly Series[] => {
  const steps = samplesIn("15m", world);
  return [
    ...counter(queriesSucceeded, queriesPer15m / steps, world),
    ...counterSince(cypherReplans, (steps - 1) * world.interval, (share * queriesPer15m) / steps, world, { other: 0 }),
  ];
};

export const replansHigh: RuleCase = {
  alert: throughput.replansHigh,
  series: (value, world) => replanning(value, 1_000, world),
  from: (_value, world) => (2 * samplesIn("15m", world) - 1) * world.interval,
  silent: { "with fewer than a hundred queries": (value, world) => replanning(value, 99, world) },
  fires: { "with just more than a hundred queries": (value, world) => replanning(value, 101, world) },
};
