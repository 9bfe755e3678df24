import * as latency from "../../../catalog/alerts/performance-latency";
import type { Metric } from "../../../catalog/model";
import { queriesFailed, queriesSucceeded, queryLatencyP50, queryLatencyP99 } from "../../../catalog/metrics/queries";
import { queryLatencyP99LastWeek } from "../../../catalog/records/baselines";
import { queryLatencyP99Hourly } from "../../../catalog/records/hourly";
import { counterSince, HOUR, QUARTER_HOUR, turning } from "../harness/courses";
import type { RuleCase } from "../harness/rule-case";
import { effective, samplesIn } from "../harness/windows";
import { counter, gauge, hourly, type Series, type World } from "../harness/world";

/** So many queries in the window that counts as five minutes; in the second database as many, or so many others. */
const queries = (per5m: number, world: World, other = per5m): readonly Series[] => [
  ...counter(queriesSucceeded, per5m / samplesIn("5m", world), world, { other: other / samplesIn("5m", world) }),
  ...counter(queriesFailed, 0, world),
];

/** The first moment at which five minutes of queries are known. */
const fiveMinutes = (_value: unknown, world: World): number => effective("5m", world);

/** Quick until five minutes of queries are known, and slow from then on. */
const slow = (metric: Metric, value: number, per5m: number, world: World, other = per5m): readonly Series[] => [
  ...gauge(metric, turning(effective("5m", world), 1, value, world), world, { other: 1 }),
  ...queries(per5m, world, other),
];

export const latencyP99High: RuleCase = {
  alert: latency.latencyP99High,
  series: (value, world) => slow(queryLatencyP99, value, 1_000, world),
  from: fiveMinutes,
  silent: {
    "with fewer than ten queries": (value, world) => slow(queryLatencyP99, value, 9.9, world),
    "while only another database is asked more": (value, world) => slow(queryLatencyP99, value, 9.9, world, 1_000),
  },
  fires: { "with just more than ten queries": (value, world) => slow(queryLatencyP99, value, 10.1, world) },
};

export const latencyP50High: RuleCase = {
  alert: latency.latencyP50High,
  series: (value, world) => slow(queryLatencyP50, value, 1_000, world),
  from: fiveMinutes,
  silent: {
    "with fewer than ten queries": (value, world) => slow(queryLatencyP50, value, 9.9, world),
    "while only another database is asked more": (value, world) => slow(queryLatencyP50, value, 9.9, world, 1_000),
  },
  fires: { "with just more than ten queries": (value, world) => slow(queryLatencyP50, value, 10.1, world) },
};

const tail = (times: number, usual: number, per5m: number, world: World, other = per5m): readonly Series[] => [
  ...slow(queryLatencyP99, times * usual, per5m, world, other),
  ...gauge(queryLatencyP50, usual, world),
];

export const latencyTailHeavy: RuleCase = {
  alert: latency.latencyTailHeavy,
  series: (value, world) => tail(value, 100, 1_000, world),
  from: fiveMinutes,
  silent: {
    "while the slowest take less than half a second": (value, world) => tail(value, 495 / value, 1_000, world),
    "with fewer than a hundred queries": (value, world) => tail(value, 100, 99, world),
    "while only another database is asked more": (value, world) => tail(value, 100, 99, world, 1_000),
  },
  fires: {
    "when the slowest take half a second": (value, world) => tail(value, 505 / value, 1_000, world),
    "with just more than a hundred queries": (value, world) => tail(value, 100, 101, world),
  },
};

const NOW = 170 * HOUR;

/** Last week's hours that count now: the slowest is the first of them, and all others were far slower. */
const lastWeek =
  (usual: number) =>
  (hour: number): number =>
    hour === 2 || hour === 5 ? usual : hour === 3 || hour === 4 || hour === 6 ? usual / 2 : usual * 10;

const regressed = (times: number, usual: number, per5m: number, world: World, other = per5m): readonly Series[] => [
  ...gauge(queryLatencyP99, turning(NOW - 2 * HOUR, null, turning(NOW, 1, times * usual, world), world), world),
  ...counterSince(queriesSucceeded, NOW - effective("5m", world), per5m / samplesIn("5m", world), world, {
    other: other / samplesIn("5m", world),
  }),
  ...counterSince(queriesFailed, NOW - effective("5m", world), 0, world),
  ...hourly(queryLatencyP99Hourly, lastWeek(usual), world),
];

export const latencyRegressed: RuleCase = {
  alert: latency.latencyRegressed,
  series: (value, world) => regressed(value, 100, 1_000, world),
  from: (_value, { interval }) => NOW + HOUR - interval,
  silent: {
    "while even the slowest are quick": (value, world) => regressed(value, 198 / value, 1_000, world),
    "with fewer than ten queries": (value, world) => regressed(value, 100, 9.9, world),
    "while only another database is asked more": (value, world) => regressed(value, 100, 9.9, world, 1_000),
  },
  fires: {
    "when the slowest take just more than 200 ms": (value, world) => regressed(value, 202 / value, 1_000, world),
    "with just more than ten queries": (value, world) => regressed(value, 100, 10.1, world),
  },
  survivesLostScrapes: false,
  intervals: QUARTER_HOUR,
};

/** The same with last week's record as it is read, so that a week need not pass. */
const regressedNow = (times: number, usual: number, per5m: number, world: World, other = per5m): readonly Series[] => [
  ...gauge(queryLatencyP99, turning(effective("5m", world), null, times * usual, world), world),
  ...queries(per5m, world, other),
  ...hourly(queryLatencyP99LastWeek, usual, world),
];

export const latencyRegressedNow: RuleCase = {
  alert: latency.latencyRegressed,
  feedsBaselines: true,
  series: (value, world) => regressedNow(value, 100, 1_000, world),
  from: fiveMinutes,
  silent: {
    "while even the slowest are quick": (value, world) => regressedNow(value, 198 / value, 1_000, world),
    "with fewer than ten queries": (value, world) => regressedNow(value, 100, 9.9, world),
    "while only another database is asked more": (value, world) => regressedNow(value, 100, 9.9, world, 1_000),
  },
  fires: {
    "when the slowest take just more than 200 ms": (value, world) => regressedNow(value, 202 / value, 1_000, world),
    "with just more than ten queries": (value, world) => regressedNow(value, 100, 10.1, world),
  },
};
