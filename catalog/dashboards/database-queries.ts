import { queryFailures } from "../alerts/errors";
import { latencyP50High, latencyP99High, latencyRegressed, latencyTailHeavy } from "../alerts/performance-latency";
import { replansHigh, throughputStopped, throughputUnusual } from "../alerts/performance-throughput";
import { cypherReplans, queriesFailed, queriesSucceeded, queryLatencyP75 } from "../metrics/queries";
import { lines, rate, section, shown, watched } from "../model";

/** Queries of one or several databases. */
export const queries = section(500, "Database: queries", [
  lines(501, "Queries", {
    targets: [shown("succeeded {{database}}", rate(queriesSucceeded, "5m")), shown("failed {{database}}", rate(queriesFailed, "5m"))],
    min: 0,
    means: "Queries a second over five minutes, all members together.",
    normal: "The daily curve of the application.",
    act: "Falls to nothing: is it the application, the network or the database? Doubles: what was released?",
  }),
  lines(502, "Failed queries", {
    targets: [shown("{{database}}", watched(queryFailures))],
    alerts: [queryFailures],
    min: 0,
    means: "Share of the queries that failed, over five minutes.",
    normal: "Below 1 %.",
    act: "Read the query log for the first error; roll back what was released when it began.",
  }),
  lines(503, "Query latency", {
    targets: [
      shown("p99 {{database}}", watched(latencyP99High)),
      shown("p75 {{database}}", queryLatencyP75),
      shown("p50 {{database}}", watched(latencyP50High)),
    ],
    alerts: [latencyP99High, latencyP50High],
    scale: "log",
    means: "Median, 75th and 99th percentile on the slowest member, on a logarithmic scale. No line while nobody queries.",
    normal: "A median below 100 ms, and a p99 of less than ten medians.",
    act: "All rise: the instance is short of something. Only the p99: a few queries are slow; optimise them.",
  }),
  lines(504, "Latency of the slowest, in medians", {
    targets: [shown("{{database}}", watched(latencyTailHeavy))],
    alerts: [latencyTailHeavy],
    min: 0,
    means: "The p99 divided by the median.",
    normal: "Below 10.",
    act: "Above: optimise the slow queries; a larger instance does not help.",
  }),
  lines(505, "Query replans", {
    targets: [shown("{{database}}", rate(cypherReplans, "5m"))],
    min: 0,
    means: "Times a second that a query was planned again, over five minutes.",
    normal: "Near zero once caches are warm.",
    act: "Consistently high: use parameters in place of literals.",
  }),
  lines(506, "Replans for each query", {
    targets: [shown("{{database}}", watched(replansHigh))],
    alerts: [replansHigh],
    min: 0,
    means: "Replans in 15 minutes for each successful query of them.",
    normal: "Below 1 %.",
    act: "Above the line planning costs more than it saves: parameters in place of literals.",
  }),
  lines(507, "Latency against last week", {
    targets: [shown("{{database}}", watched(latencyRegressed))],
    alerts: [latencyRegressed],
    min: 0,
    means: "The mean p99 of the last hour, in multiples of the slowest hour around this time of last week. Needs a week of history.",
    normal: "Around 1.",
    act: "Well above since one moment: compare it with the deployments marked on the axis.",
    opens: "capacity",
  }),
  lines(508, "Throughput against last week", {
    targets: [shown("{{database}}", watched(throughputStopped))],
    alerts: [throughputStopped],
    min: 0,
    means: "Queries now, as a share of the quietest five minutes at this time of last week. Needs a week of history.",
    normal: "Above 100 %.",
    act: "Near zero: the application stopped asking; find out why before its users do.",
    opens: "capacity",
  }),
  lines(509, "Unusual throughput", {
    targets: [shown("{{database}}", watched(throughputUnusual))],
    alerts: [throughputUnusual],
    min: 0,
    means: "How many standard deviations the last hour is from the mean of the week, up or down. Needs a week of history.",
    normal: "Below 3.",
    act: "Above the line: a campaign, a retry storm, or an application that stopped.",
    opens: "capacity",
  }),
]);
