import { boltConnectionsIdle, boltConnectionsOpened } from "../../catalog/metrics/connections";
import { cpuLimit, cpuUsage } from "../../catalog/metrics/cpu";
import { nodeCount } from "../../catalog/metrics/entities";
import { gcTimeOld, heapUsed } from "../../catalog/metrics/memory";
import { queryLatencyP50, queryLatencyP99 } from "../../catalog/metrics/queries";
import { storageLimit, storeSize } from "../../catalog/metrics/storage";
import {
  above,
  below,
  count,
  deviation,
  difference,
  fact,
  mean,
  metric,
  milliseconds,
  multiple,
  percent,
  perCore,
  perCoreOf,
  perInstance,
  quantile,
  rate,
  ratio,
  seconds,
  since,
  sum,
  timeShare,
  whileAbove,
} from "../../catalog/model";

/**
 * What must not compile, and beside it what must: `npm run types` fails where a wrong unit is let through (its directive is unused then) and
 * where a right one is refused. Nothing here runs.
 */
export const thresholds = [
  () => above(metric(heapUsed), { warning: percent(85) }),
  // @ts-expect-error a share is not counted
  () => above(metric(heapUsed), { warning: count(85) }),
  // @ts-expect-error a plain number says no unit
  () => above(metric(heapUsed), { warning: 85 }),
  () => above(metric(queryLatencyP99), { warning: milliseconds(10_000), critical: milliseconds(30_000) }),
  // @ts-expect-error Aura's latencies are in milliseconds
  () => above(metric(queryLatencyP99), { warning: seconds(10) }),
  // @ts-expect-error one right level does not excuse the other one
  () => above(metric(queryLatencyP99), { warning: milliseconds(10_000), critical: seconds(30) }),
  // @ts-expect-error the unit goes through a window
  () => below(mean(heapUsed, "5m"), { critical: milliseconds(1) }),
  () => above(quantile(0.95, queryLatencyP99, "1h"), { warning: milliseconds(1) }),
  // @ts-expect-error most of a latency is still in milliseconds
  () => above(quantile(0.95, queryLatencyP99, "1h"), { warning: percent(95) }),
  // @ts-expect-error a quotient of cores is a share
  () => above(ratio(cpuUsage, cpuLimit), { warning: count(1) }),
  // @ts-expect-error a rate is per second
  () => above(rate(boltConnectionsOpened, "5m"), { warning: count(5) }),
  // @ts-expect-error bytes of all databases are still bytes
  () => above(perInstance(storeSize), { warning: percent(80) }),
];

export const guards = [
  () => whileAbove(metric(nodeCount), count(100_000)),
  // @ts-expect-error nodes are counted
  () => whileAbove(metric(nodeCount), percent(10)),
  // @ts-expect-error what is per core is no plain count
  () => whileAbove(perCoreOf(boltConnectionsIdle, cpuLimit), count(50)),
  () => whileAbove(perCoreOf(boltConnectionsIdle, cpuLimit), perCore(50)),
];

export const combinations = [
  () => ratio(perInstance(storeSize), storageLimit),
  // @ts-expect-error bytes of cores
  () => ratio(storeSize, cpuLimit),
  // @ts-expect-error how many times a latency is a share
  () => multiple(queryLatencyP99, heapUsed),
  () => multiple(queryLatencyP99, queryLatencyP50),
  // @ts-expect-error milliseconds and a share are not added
  () => sum(gcTimeOld, heapUsed),
  // @ts-expect-error nodes without bytes
  () => difference(nodeCount, storeSize),
  // @ts-expect-error a usual value of another unit
  () => deviation(metric(nodeCount), metric(storeSize), metric(nodeCount)),
  // @ts-expect-error bytes are not for each core
  () => perCoreOf(storeSize, cpuLimit),
  // @ts-expect-error cores are what is divided by
  () => perCoreOf(boltConnectionsIdle, storageLimit),
];

export const counters = [
  () => timeShare(gcTimeOld, "5m"),
  // @ts-expect-error only time can be a share of time
  () => timeShare(boltConnectionsOpened, "5m"),
  // @ts-expect-error milliseconds a second are a share: `timeShare`
  () => rate(gcTimeOld, "5m"),
  // @ts-expect-error a gauge has no rate
  () => rate(nodeCount, "5m"),
];

export const moments = [
  () => since(fact("credentials-issued")),
  // @ts-expect-error a limit is no moment
  () => since(fact("bolt-connection-limit")),
  // @ts-expect-error a window is a number with its unit of time
  () => mean(heapUsed, "5 minutes"),
];
