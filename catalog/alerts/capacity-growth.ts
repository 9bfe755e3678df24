import { nodeCount, relationshipCount } from "../metrics/entities";
import { above, alertsOf, count, difference, metric, percent, ratio, whileAbove } from "../model";
import {
  nodeCountLastWeek,
  relationshipCountLastWeek,
  storageUtilizationIn30Days,
  storageUtilizationIn4Days,
  storageUtilizationKnown,
  storageUtilizationKnownToday,
} from "../records/baselines";
import { storageUtilization } from "../records/shared";

const alert = alertsOf("capacity");

const LARGEST =
  'PromQL, which database: `topk(5, database:neo4j_database_store_size_database:max{instance_id="<instance id>"})`; what it was a week ago: append `offset 1w`.';
const MAKE_ROOM = [
  "Resize the instance (Instances › … › Configure) before the day comes.",
  "Delete what is not needed in batches: `MATCH (n:Old) CALL { WITH n DETACH DELETE n } IN TRANSACTIONS OF 1000 ROWS`.",
  "Deleted data leaves reusable holes: compact by exporting a snapshot and restoring it (downtime).",
] as const;
const COUNT_BY_LABEL =
  "Cypher, what grew (answered from the count store, cheap): `MATCH (n:Label) RETURN count(n)` for each of the suspected labels, `MATCH ()-[r:TYPE]->() RETURN count(r)` for types.";

export const storageFullIn30Days = alert("storage-full-in-30-days", {
  title: "Storage will be full within a month",
  when: above(storageUtilizationIn30Days, { warning: percent(100) }),
  guards: [whileAbove(storageUtilizationKnown, count(72)), whileAbove(storageUtilization, percent(30))],
  holds: "1h",
  keepFiring: "2h",
  summary: "The storage of {{instance}} will be full within 30 days.",
  description:
    "If {{instance}} keeps growing as in the last week, its databases will have reserved {{value}} of its disk in 30 days (threshold {{threshold}}).",
  runbook: {
    meaning:
      "A straight line through the last week reaches the limit within a month. Transaction logs come on top, so the day comes sooner. There is time to decide.",
    investigate: [
      "PromQL, the curve: `instance:neo4j_aura_storage_utilization:ratio_mean1h` over 30 days. A single import bends the line up for a week; steady growth does not go away.",
      LARGEST,
      COUNT_BY_LABEL,
    ],
    fix: MAKE_ROOM,
    escalate: "The instance's owner and whoever owns the budget, this week.",
  },
  source:
    "GraphAcademy course aura-administration, lesson 3/5-storage (act when the limit is reached within 30 days at current growth). Three days of history and 30 % in use: judgement of this package.",
});

export const storageFullIn4Days = alert("storage-full-in-4-days", {
  title: "Storage will be full within days",
  when: above(storageUtilizationIn4Days, { critical: percent(100) }),
  guards: [whileAbove(storageUtilizationKnownToday, count(11)), whileAbove(storageUtilization, percent(50))],
  holds: "1h",
  keepFiring: "2h",
  summary: "The storage of {{instance}} will be full within four days.",
  description:
    "If {{instance}} keeps growing as in the last day, its databases will have reserved {{value}} of its disk in four days (threshold {{threshold}}).",
  runbook: {
    meaning:
      "At today's pace the disk is full before or just after the next weekend, and the instance then stops accepting writes. Transaction logs are not counted: it may come sooner.",
    investigate: [
      "PromQL, still growing: `instance:neo4j_aura_storage_utilization:ratio` over two days. An import that has ended needs no hurry.",
      LARGEST,
      "Query log: which client writes most; is it meant to?",
    ],
    fix: ["Stop the import or job that writes, if it can wait.", ...MAKE_ROOM],
    escalate: "The instance's owner today. Resize first when nobody answers: storage is cheaper than an outage.",
  },
  source: "Judgement of this package: four days bridge a long weekend. At least 12 hours of history and 50 % in use.",
});

export const nodesGrowing = alert("nodes-growing", {
  title: "The number of nodes grows fast",
  when: above(ratio(difference(nodeCount, nodeCountLastWeek), nodeCountLastWeek), { info: percent(50) }),
  guards: [whileAbove(metric(nodeCount), count(100_000))],
  holds: "1h",
  keepFiring: "2h",
  pack: "full",
  summary: "{{database}} on {{instance}} has many more nodes than a week ago.",
  description: "{{database}} on {{instance}} has {{value}} more nodes than a week ago (threshold {{threshold}}).",
  runbook: {
    meaning: "Memory and disk are sized for the graph of last week. At this pace page cache misses come first, then the disk.",
    investigate: [
      COUNT_BY_LABEL,
      "PromQL, one step or steady: `database:neo4j_database_count_node:max1h` over two weeks.",
      "A job that runs `CREATE` where `MERGE` is meant makes duplicates: look for a label without a uniqueness constraint (`SHOW CONSTRAINTS`).",
    ],
    fix: [
      "Expected: plan the size (page-cache-misses, storage-full-in-30-days).",
      "Duplicates: add the constraint, then remove them in batches of 1000 rows.",
    ],
    escalate: "The team that owns the writing job, in its next planning.",
  },
  source: "Judgement of this package (half as many again within a week, from 100 000 nodes).",
});

export const relationshipsGrowing = alert("relationships-growing", {
  title: "The number of relationships grows fast",
  when: above(ratio(difference(relationshipCount, relationshipCountLastWeek), relationshipCountLastWeek), {
    info: percent(50),
  }),
  guards: [whileAbove(metric(relationshipCount), count(100_000))],
  holds: "1h",
  keepFiring: "2h",
  pack: "full",
  summary: "{{database}} on {{instance}} has many more relationships than a week ago.",
  description: "{{database}} on {{instance}} has {{value}} more relationships than a week ago (threshold {{threshold}}).",
  runbook: {
    meaning: "Traversals touch more data: latency grows faster than the graph where a few nodes become very dense.",
    investigate: [
      COUNT_BY_LABEL,
      "PromQL, do nodes grow as well: `database:neo4j_database_count_relationship:max1h` beside `database:neo4j_database_count_node:max1h` over two weeks.",
      "Cypher, dense nodes of a suspected label: `MATCH (n:Label) RETURN elementId(n), COUNT { (n)--() } AS degree ORDER BY degree DESC LIMIT 10` (scans that label).",
    ],
    fix: [
      "Expected: plan the size (page-cache-misses, storage-full-in-30-days).",
      "Duplicates: use `MERGE` for relationships between bound nodes, then remove the extra ones in batches.",
      "Dense nodes: use more specific relationship types, or a node in between.",
    ],
    escalate: "The team that owns the writing job, in its next planning.",
  },
  source: "Judgement of this package (half as many again within a week, from 100 000 relationships).",
});
