import { latencyRegressed } from "../alerts/performance-latency";
import { throughputStopped, throughputUnusual } from "../alerts/performance-throughput";
import { deviation, highestSix, lines, lowestSix, magnitude, multiple, ratio, section, shown } from "../model";
import { queryLatencyP99LastWeek, queryRateQuietLastWeek, queryRateSpread, queryRateUsual } from "../records/baselines";
import { queryLatencyP99Hourly, queryRateHourly, transactionsActiveHourly } from "../records/hourly";
import { OF_DATABASE } from "./legends";

/** What was faster last week. */
export const regression = section(400, "Week over week", [
  lines(401, "Latency against last week, by the hour", {
    targets: [shown(OF_DATABASE, highestSix(multiple(queryLatencyP99Hourly, queryLatencyP99LastWeek)))],
    width: 12,
    alerts: [latencyRegressed],
    min: 0,
    means: "The mean p99 of an hour, in multiples of the slowest hour around this time of last week; the six that are slowest now.",
    normal: "Around 1.",
    act: "Well above since one moment: compare it with the deployments marked on the axis.",
    opens: "database",
  }),
  lines(402, "Throughput against last week, by the hour", {
    targets: [shown(OF_DATABASE, lowestSix(ratio(queryRateHourly, queryRateQuietLastWeek)))],
    width: 12,
    alerts: [throughputStopped],
    min: 0,
    means: "Queries of an hour, as a share of the quietest five minutes at this time of last week; the six that are lowest now.",
    normal: "Above 100 %.",
    act: "Near zero: the application stopped asking; find out why before its users do.",
    opens: "database",
  }),
  lines(403, "Unusual throughput, by the hour", {
    targets: [shown(OF_DATABASE, highestSix(magnitude(deviation(queryRateHourly, queryRateUsual, queryRateSpread))))],
    width: 12,
    alerts: [throughputUnusual],
    min: 0,
    means: "How many standard deviations an hour was from the mean of its week, up or down; the six that are furthest now.",
    normal: "Below 3.",
    act: "Above the line: a campaign, a retry storm, or an application that stopped.",
    opens: "database",
  }),
  lines(404, "Query latency, p99, the six slowest", {
    targets: [shown(OF_DATABASE, highestSix(queryLatencyP99Hourly))],
    width: 12,
    scale: "log",
    means: "Mean p99 of each hour.",
    normal: "The same pattern every week.",
    act: "A step that stays: what was released, or did a plan change with the data?",
    opens: "database",
  }),
  lines(405, "Queries, the six busiest", {
    targets: [shown(OF_DATABASE, highestSix(queryRateHourly))],
    width: 12,
    min: 0,
    means: "Mean queries a second of each hour.",
    normal: "Grows with the business.",
    act: "Grows faster than the business: caching, or a chatty release.",
    opens: "database",
  }),
  lines(406, "Open transactions, the six with most", {
    targets: [shown(OF_DATABASE, highestSix(transactionsActiveHourly))],
    width: 12,
    min: 0,
    means: "Mean of open transactions of each hour.",
    normal: "Level.",
    act: "Creeps upward: transactions that are never closed.",
    opens: "database",
  }),
]);
