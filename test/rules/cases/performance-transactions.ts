import * as ofTransactions from "../../../catalog/alerts/performance-transactions";
import { checkpointDuration, checkpointEvents } from "../../../catalog/metrics/checkpoints";
import { lastCommittedTransactionId, transactionsActiveRead, transactionsActiveWrite } from "../../../catalog/metrics/transactions";
import { transactionsActiveHourly } from "../../../catalog/records/hourly";
import { HOUR, QUARTER_HOUR } from "../harness/courses";
import type { RuleCase } from "../harness/rule-case";
import { samplesIn } from "../harness/windows";
import { counter, type Course, gauge, hourly, type Series, type World } from "../harness/world";

const open = (total: Course, world: World): readonly Series[] => [
  ...gauge(transactionsActiveRead, total, world),
  ...gauge(transactionsActiveWrite, 0, world),
];

const readAndWrite = (total: number, world: World): readonly Series[] => [
  ...gauge(transactionsActiveRead, 0.6 * total, world),
  ...gauge(transactionsActiveWrite, 0.4 * total, world),
];

const piledUp = (times: number, usual: number, world: World): readonly Series[] => [
  ...readAndWrite(times * usual, world),
  ...hourly(transactionsActiveHourly, usual, world),
];

/** Fewer once, at the beginning, and more from then on. */
const atFirst =
  (fewer: number, more: number): Course =>
  (step) =>
    step === 0 ? fewer : more;

/** As many as usual every ten minutes, and more in between. */
const comingDown =
  (usual: number, more: number, { interval }: World): Course =>
  (step) =>
    (step * interval) % 600 === 0 ? usual : more;

export const transactionsPileUp: RuleCase = {
  alert: ofTransactions.transactionsPileUp,
  series: (value, world) => [...open(atFirst(30, value * 30), world), ...hourly(transactionsActiveHourly, 30, world)],
  from: (_value, world) => samplesIn("15m", world) * world.interval,
  silent: {
    "with fewer than twenty": (value, world) => piledUp(value, 19.8 / value, world),
    "while they come down in between": (value, world) => [
      ...open(comingDown(100, 100 * value, world), world),
      ...hourly(transactionsActiveHourly, 100, world),
    ],
  },
  fires: { "with just more than twenty": (value, world) => piledUp(value, 20.2 / value, world) },
};

export const transactionsPileUpBeyondTwenty: RuleCase = {
  alert: ofTransactions.transactionsPileUp,
  series: (value, world) => [...open(atFirst(19.95, 20.05), world), ...hourly(transactionsActiveHourly, 19.95 / value, world)],
  from: (_value, world) => samplesIn("15m", world) * world.interval,
};

export const transactionsPileUpDay: RuleCase = {
  alert: ofTransactions.transactionsPileUp,
  series: (value, world) => [
    ...readAndWrite(10 * value, world),
    ...hourly(transactionsActiveHourly, (hour) => (hour < 2 ? 100_000 : hour % 2 === 0 ? 5 : 15), world),
  ],
  from: () => 25 * HOUR,
  survivesLostScrapes: false,
  intervals: QUARTER_HOUR,
};

export const checkpointSlow: RuleCase = {
  alert: ofTransactions.checkpointSlow,
  series: (value, world) => gauge(checkpointDuration, value, world, { other: 1_000 }),
};

/** Checkpoints and writes in each hour; the second database is well. */
const checkpoints = (perHour: number, writesPerHour: number, world: World): readonly Series[] => {
  const steps = samplesIn("1h", world);
  return [
    ...counter(checkpointEvents, perHour / steps, world, { other: 4 / steps }),
    ...gauge(lastCommittedTransactionId, (step) => 1_000 + (step * writesPerHour) / (steps - 1), world),
  ];
};

export const checkpointStalled: RuleCase = {
  alert: ofTransactions.checkpointStalled,
  series: (value, world) => checkpoints(value, 1_000, world),
  from: (_value, { interval }) => HOUR + interval,
  silent: { "while hardly anything is written": (value, world) => checkpoints(value, 99, world) },
  fires: { "with just more than a hundred writes": (value, world) => checkpoints(value, 101, world) },
};
