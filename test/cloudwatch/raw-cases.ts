import { metricFamilyVanished as metricFamilyVanishedAlert } from "../../catalog/alerts/availability-data";
import * as growing from "../../catalog/alerts/capacity-growth";
import * as latency from "../../catalog/alerts/performance-latency";
import * as throughput from "../../catalog/alerts/performance-throughput";
import * as transactions from "../../catalog/alerts/performance-transactions";
import { metrics } from "../../catalog/metrics";
import { nodeCount, relationshipCount } from "../../catalog/metrics/entities";
import { queriesFailed, queriesSucceeded, queryLatencyP99 } from "../../catalog/metrics/queries";
import { storageLimit, storeSize } from "../../catalog/metrics/storage";
import { transactionsActiveRead, transactionsActiveWrite } from "../../catalog/metrics/transactions";
import type { Alert, Gauge } from "../../catalog/model";
import { HOUR, turning } from "../rules/harness/courses";
import type { RuleCase } from "../rules/harness/rule-case";
import { type Course, gauge, INSTANCES, type Series, type World } from "../rules/harness/world";

/** Where the cases of Prometheus feed hourly records, which CloudWatch has none of: the same courses, as the metrics themselves. */
const QUARTER_HOUR = { intervals: [900], survivesLostScrapes: false } as const;
const WEEK = 168 * HOUR;
const NOW = WEEK + 4 * HOUR;

/** One value for a week and four hours, and another one from then on. */
const since = (before: number, after: number, world: World): Course => turning(NOW, before, after, world);

/** A counter that grows by so much a second before a moment, and by another amount from then on. */
const growingBy =
  (before: number, after: number, world: World): Course =>
  (step) => {
    const second = step * world.interval;
    return second <= NOW ? before * second : before * NOW + after * (second - NOW);
  };

const grown = (alert: Alert, metric: Gauge<"count">): RuleCase => ({
  ...QUARTER_HOUR,
  alert,
  series: (value, world) => gauge(metric, since(200_000, 200_000 * (1 + value), world), world, { other: 200_000 }),
  from: () => NOW,
  silent: { "in a small database": (value, world) => gauge(metric, since(50_000, 50_000 * (1 + value), world), world, { other: 50_000 }) },
});

export const nodesGrowing = grown(growing.nodesGrowing, nodeCount);
export const relationshipsGrowing = grown(growing.relationshipsGrowing, relationshipCount);

export const latencyRegressed: RuleCase = {
  ...QUARTER_HOUR,
  alert: latency.latencyRegressed,
  series: (value, world) => [
    ...gauge(queryLatencyP99, since(100, 100 * value, world), world, { other: 100 }),
    ...gauge(queriesSucceeded, growingBy(10, 10, world), world),
    ...gauge(queriesFailed, 0, world),
  ],
  from: (_value, { interval }) => NOW + HOUR - interval,
  silent: {
    "while even the slowest are quick": (value, world) => [
      ...gauge(queryLatencyP99, since(198 / value, 198, world), world, { other: 100 }),
      ...gauge(queriesSucceeded, growingBy(10, 10, world), world),
      ...gauge(queriesFailed, 0, world),
    ],
  },
};

const asked = (before: number, after: number, world: World): readonly Series[] => [
  ...gauge(queriesSucceeded, growingBy(before, after, world), world, { other: growingBy(before, before, world) }),
  ...gauge(queriesFailed, 0, world),
];

export const throughputStopped: RuleCase = {
  ...QUARTER_HOUR,
  alert: throughput.throughputStopped,
  series: (value, world) => [...asked(100, 100 * value, world), ...gauge(transactionsActiveRead, 1, world)],
  from: () => NOW + HOUR,
  silent: {
    "where hardly anything was asked a week ago": (value, world) => [
      ...asked(0.99, 0.99 * value, world),
      ...gauge(transactionsActiveRead, 1, world),
    ],
  },
};

export const transactionsPileUp: RuleCase = {
  ...QUARTER_HOUR,
  alert: transactions.transactionsPileUp,
  // What is unusual now is soon part of what is usual.
  values: (level) => ({ fires: level * 12, silent: level * 0.9 }),
  series: (times, world) => [
    ...gauge(transactionsActiveRead, turning(26 * HOUR + 900, 30, 30 * times, world), world, { other: 30 }),
    ...gauge(transactionsActiveWrite, 0, world),
  ],
  from: (_value, { interval }) => 26 * HOUR + 3 * interval,
  silent: {
    "with fewer than twenty": (times, world) => [
      ...gauge(transactionsActiveRead, turning(26 * HOUR + 900, 19 / times, 19, world), world, { other: 1 }),
      ...gauge(transactionsActiveWrite, 0, world),
    ],
  },
};

/** A store that grows evenly, and has reached so much of its disk after half a day. */
const filling = (share: number, perDay: number, world: World): readonly Series[] => [
  ...gauge(storeSize, (step) => 1e9 * (share + (perDay * (step * world.interval - 12 * HOUR)) / (24 * HOUR)), world, { other: 0 }),
  ...gauge(storageLimit, 1e9, world),
];

export const storageFullIn4Days: RuleCase = {
  ...QUARTER_HOUR,
  alert: growing.storageFullIn4Days,
  values: () => ({ fires: 0.12, silent: 0.05 }),
  series: (perDay, world) => filling(0.6, perDay, world),
  // Eleven values of an hour must be known, and more than half of the disk be used.
  from: () => 12 * HOUR,
  silent: { "while less than half is used": (_perDay, world) => filling(0.1, 0.12, world) },
};

const SERVED = { instances: [INSTANCES.known, INSTANCES.unknown] };

export const metricFamilyVanished: RuleCase = {
  ...QUARTER_HOUR,
  alert: metricFamilyVanishedAlert,
  values: () => ({ fires: 1, silent: 0 }),
  series: (value, world) => [
    ...gauge(metrics[0]!, 1, world, SERVED),
    ...gauge(
      metrics[1]!,
      turning(4 * HOUR, 1, (): number | null => (value === 1 ? null : 1), world),
      world,
      SERVED,
    ),
  ],
  from: () => 5 * HOUR,
};
