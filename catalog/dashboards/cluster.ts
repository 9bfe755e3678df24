import { memberStuck, noLeader, replicationLag, severalLeaders } from "../alerts/cluster";
import { boltConnectionsRunning } from "../metrics/connections";
import { cpuLimit, cpuUsage } from "../metrics/cpu";
import { raftIsLeader } from "../metrics/cluster";
import { heapUsed } from "../metrics/memory";
import { pageCacheHitRatio, pageCacheUsage } from "../metrics/page-cache";
import { queryLatencyP99 } from "../metrics/queries";
import { transactionsActiveRead, transactionsActiveWrite, lastCommittedTransactionId } from "../metrics/transactions";
import { counted, type Dashboard, lines, members, type Metric, type Panel, section, shown, states, watched } from "../model";
import { changesOfInstance } from "./marks";
import * as variables from "./variables";

const MEMBER = "{{availability_zone}} {{instance_mode}}";

const leadership = section(100, "Leadership", [
  states(101, "Leader", {
    targets: [shown(`${MEMBER} {{database}}`, members(raftIsLeader))],
    means: "Which member leads, by availability zone and mode. Only Comprehensive granularity tells.",
    normal: "One member, for days.",
    act: "It moves often: members restart, or their network is unsteady.",
  }),
  lines(102, "Number of leaders", {
    targets: [counted("leaders {{database}}", watched(noLeader))],
    alerts: [noLeader, severalLeaders],
    width: 12,
    min: 0,
    means: "Members that say that they lead.",
    normal: "One.",
    act: "None: nothing can be written. Several for minutes: a split network. Both are for support, at once.",
  }),
]);

const replication = section(200, "Replication", [
  lines(201, "Last committed transaction by member", {
    targets: [shown(`${MEMBER} {{database}}`, members(lastCommittedTransactionId))],
    means: "Id of the last transaction that each member has committed.",
    normal: "Lines on top of one another.",
    act: "One flat while the others rise: that member is stuck.",
  }),
  lines(202, "Replication lag", {
    targets: [shown("{{database}}", watched(replicationLag))],
    alerts: [replicationLag],
    min: 0,
    means: "Transactions between the member that is furthest and the one that is last.",
    normal: "A few, under load.",
    act: "Growing: readers of that member see old data; use bookmarks, and call support.",
  }),
  lines(203, "Progress of members in 15 minutes", {
    targets: [shown(`${MEMBER} {{database}}`, watched(memberStuck))],
    alerts: [memberStuck],
    min: 0,
    means: "Transactions that each member has committed in 15 minutes.",
    normal: "All alike.",
    act: "One at zero while others commit: a support ticket with time, member and write load.",
  }),
]);

const side = (id: number, metric: Metric, title: string, means: string, act: string): Panel =>
  lines(id, title, {
    targets: [shown(`${MEMBER}${metric.scope === "database" ? " {{database}}" : ""}`, members(metric))],
    min: 0,
    means,
    normal: "Members of one mode look alike.",
    act,
  });

const sideBySide = section(300, "Members side by side", [
  side(301, cpuUsage, "CPU cores in use", "Cores that each member uses.", "One far above: it leads, or clients do not balance."),
  side(302, cpuLimit, "CPU cores assigned", "Cores that each member has.", "Not alike: a resize is under way."),
  side(303, heapUsed, "Heap in use", "Share of the heap of each member.", "One far above: a heavy query runs there."),
  side(304, pageCacheHitRatio, "Page cache hit ratio", "Hits of each member.", "One low after a restart: it warms up."),
  side(305, pageCacheUsage, "Page cache in use", "How far each cache is filled.", "One low after a restart: it warms up."),
  side(306, boltConnectionsRunning, "Running connections", "Connections that execute Cypher.", "All on one: clients do not use routing."),
  side(307, queryLatencyP99, "Query latency, p99", "99th percentile of each member.", "One slow: compare its CPU and heap."),
  side(
    308,
    transactionsActiveRead,
    "Open read transactions",
    "Reads on each member.",
    "None on secondaries: clients do not use read sessions.",
  ),
  side(
    309,
    transactionsActiveWrite,
    "Open write transactions",
    "Writes on each member.",
    "On one that does not lead: clients are misrouted.",
  ),
]);

/** The members of one instance; Comprehensive granularity only. */
export const cluster: Dashboard = {
  id: "cluster",
  title: "Cluster",
  description: "The members of one instance by availability zone and mode. Needs Comprehensive granularity.",
  range: "6h",
  pace: "live",
  variables: [...variables.fleetOf("one"), variables.database("many")],
  marks: changesOfInstance,
  sections: [leadership, replication, sideBySide],
};
