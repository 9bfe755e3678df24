import { queryFailures, rollbacksHigh } from "../alerts/errors";
import { latencyP99High } from "../alerts/performance-latency";
import { cpuSaturated, gcShareHigh, heapHigh, pageCacheMisses, storageFilling } from "../alerts/saturation";
import { pageCacheEvictions } from "../metrics/page-cache";
import { type Alert, highestTen, lowestTen, type Panel, rate, ranking, section, shown, type Signal } from "../model";
import { OF_DATABASE, OF_INSTANCE } from "./legends";
import { boltConnectionsOpen, queryRate, transactionsActive } from "../records/shared";

interface Rank {
  readonly of: Signal;
  readonly alert?: Alert;
  readonly legend?: string;
  readonly lowest?: true;
  /** Whether bars are drawn on a scale from nothing to the whole. */
  readonly isWhole?: true;
  readonly means: string;
}

const top = (id: number, title: string, { of, alert, legend = OF_INSTANCE, lowest, isWhole, means }: Rank): Panel =>
  ranking(id, title, {
    targets: [shown(legend, lowest ? lowestTen(of) : highestTen(of))],
    alerts: alert === undefined ? [] : [alert],
    ...(isWhole && { min: 0, max: 1 }),
    means,
    normal: "Close together, and none with a colour.",
    act: "One far ahead of the others: click on it.",
    opens: "instance",
  });

const judgedTop = (id: number, title: string, alert: Alert, rest: Omit<Rank, "of" | "alert">): Panel =>
  top(id, title, { of: alert.when.signal, alert, ...rest });

/** Who is worst, by each signal. */
export const topTen = section(300, "Top ten", [
  judgedTop(301, "CPU", cpuSaturated, { isWhole: true, means: "Share of the CPU that the busiest member uses." }),
  judgedTop(302, "Heap", heapHigh, { isWhole: true, means: "Share of the heap in use on the fullest member." }),
  judgedTop(303, "Storage", storageFilling, { isWhole: true, means: "Share of the disk that is reserved." }),
  judgedTop(304, "Query latency, p99", latencyP99High, { legend: OF_DATABASE, means: "99th percentile on the slowest member." }),
  judgedTop(305, "Failed queries", queryFailures, { legend: OF_DATABASE, means: "Share of the queries that failed, over five minutes." }),
  judgedTop(306, "Rolled back transactions", rollbacksHigh, {
    legend: OF_DATABASE,
    means: "Share of transactions rolled back, over five minutes.",
  }),
  top(307, "Queries", { of: queryRate, legend: OF_DATABASE, means: "Queries a second, over five minutes." }),
  top(308, "Open connections", { of: boltConnectionsOpen, means: "Bolt connections, running and idle." }),
  top(309, "Open transactions", { of: transactionsActive, legend: OF_DATABASE, means: "Transactions that are open now." }),
  judgedTop(310, "Time in garbage collection", gcShareHigh, { means: "Share of the time, over five minutes." }),
  judgedTop(311, "Page cache, lowest hit ratio", pageCacheMisses, {
    lowest: true,
    isWhole: true,
    means: "Share of page requests answered from memory.",
  }),
  top(312, "Page cache evictions", { of: rate(pageCacheEvictions, "5m"), means: "Pages evicted a second, over five minutes." }),
]);
