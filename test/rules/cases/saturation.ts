import * as saturation from "../../../catalog/alerts/saturation";
import * as connections from "../../../catalog/alerts/saturation-connections";
import {
  boltConnectionsClosed,
  boltConnectionsIdle,
  boltConnectionsOpened,
  boltConnectionsRunning,
} from "../../../catalog/metrics/connections";
import { cpuLimit, cpuUsage } from "../../../catalog/metrics/cpu";
import { gcTimeOld, gcTimeYoung, heapUsed } from "../../../catalog/metrics/memory";
import { pageCacheEvictions, pageCacheHitRatio, pageCacheUsage } from "../../../catalog/metrics/page-cache";
import { queriesFailed, queriesSucceeded } from "../../../catalog/metrics/queries";
import { storageLimit, storeSize } from "../../../catalog/metrics/storage";
import { fullWindow } from "../harness/windows";
import type { RuleCase } from "../harness/rule-case";
import { counter, gauge, type Series, type World } from "../harness/world";

export const cpuSaturated: RuleCase = {
  alert: saturation.cpuSaturated,
  series: (value, world) => [...gauge(cpuUsage, value * 4, world), ...gauge(cpuLimit, 4, world)],
};

export const heapHigh: RuleCase = {
  alert: saturation.heapHigh,
  series: (value, world) => gauge(heapUsed, value, world),
};

export const gcShareHigh: RuleCase = {
  alert: saturation.gcShareHigh,
  series: (value, world) => [
    ...counter(gcTimeYoung, value * 600 * world.interval, world),
    ...counter(gcTimeOld, value * 400 * world.interval, world),
  ],
  from: fullWindow("5m"),
};

const busy = (world: World): readonly Series[] => [
  ...counter(queriesSucceeded, 10 * world.interval, world),
  ...counter(queriesFailed, 0, world),
];

export const pageCacheMisses: RuleCase = {
  alert: saturation.pageCacheMisses,
  series: (value, world) => [
    ...gauge(pageCacheHitRatio, value, world),
    ...counter(pageCacheEvictions, 20 * world.interval, world),
    ...busy(world),
  ],
  from: (_value, { interval }) => interval,
  steady: 1_500,
  silent: {
    "while nothing is evicted": (value, world) => [
      ...gauge(pageCacheHitRatio, value, world),
      ...counter(pageCacheEvictions, 0.99 * world.interval, world),
      ...busy(world),
    ],
    "while nobody asks": (value, world) => [
      ...gauge(pageCacheHitRatio, value, world),
      ...counter(pageCacheEvictions, 20 * world.interval, world),
      ...counter(queriesSucceeded, 0.0475 * world.interval, world),
      ...counter(queriesFailed, 0, world),
    ],
  },
  fires: {
    "while a little is asked of each of two databases, half of it in vain": (value, world) => [
      ...gauge(pageCacheHitRatio, value, world),
      ...counter(pageCacheEvictions, 20 * world.interval, world),
      ...counter(queriesSucceeded, 0.03 * world.interval, world),
      ...counter(queriesFailed, 0.03 * world.interval, world),
    ],
    "while just more than one page is evicted": (value, world) => [
      ...gauge(pageCacheHitRatio, value, world),
      ...counter(pageCacheEvictions, 1.05 * world.interval, world),
      ...busy(world),
    ],
  },
};

export const pageCacheFull: RuleCase = {
  alert: saturation.pageCacheFull,
  values: () => ({ fires: 0.995, silent: 0.985 }),
  series: (value, world) => [...gauge(pageCacheUsage, value, world), ...counter(pageCacheEvictions, 200 * world.interval, world)],
  from: (_value, { interval }) => interval,
  until: 3_000,
  fires: {
    // The step at the beginning fills the window at once.
    "while just enough is evicted": (value, world) => [
      ...gauge(pageCacheUsage, value, world),
      ...gauge(pageCacheEvictions, (step) => (step === 0 ? 0 : 10_000 + step * 10.1 * world.interval), world),
    ],
  },
  silent: {
    "while little is evicted": (value, world) => [
      ...gauge(pageCacheUsage, value, world),
      ...counter(pageCacheEvictions, 9.9 * world.interval, world),
    ],
  },
};

export const storageFilling: RuleCase = {
  alert: saturation.storageFilling,
  series: (value, world) => [...gauge(storeSize, value * 60e9, world, { other: value * 40e9 }), ...gauge(storageLimit, 100e9, world)],
};

export const connectionsNearLimit: RuleCase = {
  alert: connections.connectionsNearLimit,
  series: (value, world) => [...gauge(boltConnectionsRunning, value * 60, world), ...gauge(boltConnectionsIdle, value * 40, world)],
  unknownInstances: false,
};

const churning = (perSecond: number, closed: number, idle: number, world: World): readonly Series[] => [
  ...counter(boltConnectionsOpened, perSecond * world.interval, world),
  ...counter(boltConnectionsClosed, closed * world.interval, world),
  ...gauge(boltConnectionsIdle, idle, world),
];

export const connectionChurn: RuleCase = {
  alert: connections.connectionChurn,
  series: (value, world) => churning(value, value, 9, world),
  from: fullWindow("5m"),
  silent: {
    "while they are not closed again": (value, world) => churning(value, 4.9, 9, world),
    "while many are idle, as in a pool": (value, world) => churning(value, value, 10.5, world),
  },
  fires: { "while half of them are closed again": (value, world) => churning(value, 5.2, 9, world) },
};

export const connectionLeak: RuleCase = {
  alert: connections.connectionLeak,
  series: (value, world) => [
    ...counter(boltConnectionsOpened, ((value + 500) / 3600) * world.interval, world),
    ...counter(boltConnectionsClosed, (500 / 3600) * world.interval, world),
  ],
  from: fullWindow("1h"),
};

export const connectionsPerCoreHigh: RuleCase = {
  alert: connections.connectionsPerCoreHigh,
  series: (value, world) => [...gauge(boltConnectionsRunning, value * 4, world), ...gauge(cpuLimit, 4, world)],
};
