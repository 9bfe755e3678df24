import * as errors from "../../../catalog/alerts/errors";
import { outOfMemoryErrors } from "../../../catalog/metrics/memory";
import { queriesFailed, queriesSucceeded } from "../../../catalog/metrics/queries";
import { transactionsCommitted, transactionsRolledBack } from "../../../catalog/metrics/transactions";
import { type Duration, toSeconds } from "../../../catalog/model";
import { effective } from "../harness/windows";
import type { RuleCase } from "../harness/rule-case";
import { counter, type Course, gauge, type World } from "../harness/world";

/** So many errors at the third step, then none. Four at once in Comprehensive granularity are still so many altogether. */
const burst =
  (errorsAtOnce: number): Course =>
  (step) =>
    step < 3 ? 0 : errorsAtOnce;
const thirdStep = (_value: number, { interval }: World): number => 3 * interval;

/** When a burst has left the window, and the alert has been kept firing for as long as the longest of them is. */
const forgotten =
  (window: Duration) =>
  ({ interval }: World): number =>
    5 * interval + toSeconds(window) + 600;

/** The errors come, and then the member that they came from starts anew with a counter of zero. */
const burstThenRestart =
  (errorsAtOnce: number): Course =>
  (step) =>
    step < 3 ? 0 : step < 4 ? errorsAtOnce : 0;

/** So many errors, one in each twenty-five minutes. */
const oneByOne =
  (errors: number, { interval }: World): Course =>
  (step) =>
    Math.min(errors, Math.ceil((step * interval) / 1_500));

/** A member that had seen five restarts: its counter falls to another member's, and nothing has happened. */
const restartWithout: Course = (step) => (step < 3 ? 5 : 2);

export const outOfMemory: RuleCase = {
  alert: errors.outOfMemory,
  series: (value, world) => gauge(outOfMemoryErrors, burst(value), world),
  from: thirdStep,
  ended: forgotten("15m"),
  silent: { "when a member restarts and the sum falls from 5 to 2": (_value, world) => gauge(outOfMemoryErrors, restartWithout, world) },
  fires: {
    "when the error is followed by the restart that it causes": (value, world) => gauge(outOfMemoryErrors, burstThenRestart(value), world),
  },
};

export const outOfMemoryRepeated: RuleCase = {
  alert: errors.outOfMemoryRepeated,
  values: () => ({ fires: 3, silent: 2 }),
  series: (value, world) => gauge(outOfMemoryErrors, burst(value), world),
  from: thirdStep,
  ended: forgotten("1h"),
  steady: 3_300,
  silent: { "when a member restarts and the sum falls from 5 to 2": (_value, world) => gauge(outOfMemoryErrors, restartWithout, world) },
  fires: { "when they come one after the other": (value, world) => gauge(outOfMemoryErrors, oneByOne(value, world), world) },
};

const failing = (share: number, queriesPer5m: number, world: World) => {
  const perStep = (queriesPer5m * world.interval) / effective("5m", world);
  return [
    ...counter(queriesFailed, share * perStep, world, { other: 0 }),
    ...counter(queriesSucceeded, (1 - share) * perStep, world, { other: perStep }),
  ];
};

/** So many in five minutes: no whole number of evaluations brings just the hundred that a ratio needs. */
const TRAFFIC = 950;

/** Seconds after which any window of some minutes is full, and what it says has held for long enough. */
const STEADY = 2_400;

/** When a steady traffic has brought the hundred that a ratio needs. */
const enoughTraffic = (_value: number, world: World): number =>
  (Math.floor((100 / TRAFFIC) * (effective("5m", world) / world.interval)) + 1) * world.interval;

export const queryFailures: RuleCase = {
  alert: errors.queryFailures,
  series: (value, world) => failing(value, TRAFFIC, world),
  from: enoughTraffic,
  steady: STEADY,
  silent: { "with fewer than a hundred queries": (value, world) => failing(value, 99, world) },
  fires: { "with little more than a hundred queries": (value, world) => failing(value, 105, world) },
};

const rollingBack = (share: number, endedPer5m: number, world: World) => {
  const perStep = (endedPer5m * world.interval) / effective("5m", world);
  return [
    ...counter(transactionsRolledBack, share * perStep, world, { other: 0 }),
    ...counter(transactionsCommitted, (1 - share) * perStep, world, { other: perStep }),
  ];
};

export const rollbacksHigh: RuleCase = {
  alert: errors.rollbacksHigh,
  series: (value, world) => rollingBack(value, TRAFFIC, world),
  from: enoughTraffic,
  steady: STEADY,
  silent: { "with fewer than a hundred transactions": (value, world) => rollingBack(value, 99, world) },
  fires: { "with little more than a hundred transactions": (value, world) => rollingBack(value, 105, world) },
};
