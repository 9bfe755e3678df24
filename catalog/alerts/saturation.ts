import { boltConnectionsClosed, boltConnectionsIdle, boltConnectionsOpened, boltConnectionsRunning } from "../metrics/connections";
import { cpuLimit } from "../metrics/cpu";
import { heapUsed } from "../metrics/memory";
import { pageCacheEvictions, pageCacheHitRatio, pageCacheUsage } from "../metrics/page-cache";
import {
  above, alertsOf, below, count, difference, fact, growth, metric, percent, perCore, perCoreOf, perInstance, perSecond, rate, ratio, whileAbove, whileBelow,
} from "../model";
import { boltConnectionsOpen, cpuUtilization, gcShare, queryRate, storageUtilization } from "../records/shared";

const alert = alertsOf("saturation");

const SHOW_TRANSACTIONS = "In Query or cypher-shell: `SHOW TRANSACTIONS YIELD transactionId, username, elapsedTime, currentQuery WHERE elapsedTime.minutes > 1 RETURN * ORDER BY elapsedTime DESC` (one server at a time: READ access mode shows a secondary, WRITE the leader).";
const SUPPORT = "Open a ticket with Neo4j support when the fixes do not help: give the instance id, the time range, the pattern, and what was changed lately. Check status.neo4j.io first.";

export const cpuSaturated = alert("cpu-saturated", {
  title: "CPU is close to its limit",
  when: above(cpuUtilization, { warning: percent(85), critical: percent(95) }),
  holds: "5m",
  keepFiring: "5m",
  summary: "{{instance}} has been using nearly all of its CPU.",
  description: "The busiest member of {{instance}} uses {{value}} of its CPU cores (threshold {{threshold}}).",
  runbook: {
    meaning: "Queries queue for CPU. Latency rises before anything fails, and at 100 % health checks and elections can time out.",
    investigate: [
      SHOW_TRANSACTIONS,
      "Open the query log in the Aura console (Instance › Logs › Query logs), sort by CPU time and look for a query that is new or that runs more often.",
      "`PROFILE` the suspects; look for `AllNodesScan`, `NodeByLabelScan` and Cartesian products.",
      "PromQL, load or cost per query: `database:neo4j_db_query_execution:rate5m` beside `instance:neo4j_aura_cpu_utilization:ratio`.",
    ],
    fix: [
      "Terminate a runaway: `TERMINATE TRANSACTIONS \"<transactionId>\"`.",
      "Add the missing index; use parameters instead of literals; add a `LIMIT`.",
      "Reads are the bottleneck: add secondaries. Writes are the bottleneck: resize the instance (Instances › … › Configure).",
    ],
    escalate: `The application's team, when one of its queries is the cause. ${SUPPORT}`,
  },
  source: "Warning: GraphAcademy course aura-administration, lesson 6/1 (above 85 % for 5 min). Critical: assessHealth in neo4j-contrib/aura-go-sdk (95 %).",
});

export const heapHigh = alert("heap-high", {
  title: "Heap stays nearly full",
  when: above(metric(heapUsed), { critical: percent(80), emergency: percent(95) }),
  holds: "15m",
  keepFiring: "5m",
  summary: "{{instance}} has kept its heap nearly full.",
  description: "{{value}} of the heap of {{instance}} is in use and garbage collection does not bring it down (threshold {{threshold}}).",
  runbook: {
    meaning: "Spikes to 60-80 % are normal; staying above means that garbage collection cannot free enough. Pauses grow, then queries fail with out-of-memory errors.",
    investigate: [
      SHOW_TRANSACTIONS,
      "PromQL, is collection busy too: `instance:neo4j_dbms_vm_gc_time:ratio_rate5m` (above 5 % confirms pressure).",
      "PromQL, do transactions pile up: `database:neo4j_database_transaction_active:sum`.",
      "Look in the query log for queries that collect or sort a lot (`collect()`, `ORDER BY` without `LIMIT`, large `UNWIND`).",
    ],
    fix: [
      "Terminate the transaction that holds the memory: `TERMINATE TRANSACTIONS \"<transactionId>\"`.",
      "Write in batches: `CALL { … } IN TRANSACTIONS OF 1000 ROWS`.",
      "Heap above 80 % and garbage collection elevated without one guilty query: resize the instance.",
    ],
    escalate: `Now, when the emergency level is reached: the instance is about to refuse work. ${SUPPORT}`,
  },
  source: "Critical: GraphAcademy course aura-administration, lesson 4/1 (above 80 % for 15 min). Emergency: assessHealth in neo4j-contrib/aura-go-sdk (95 %).",
});

export const gcShareHigh = alert("gc-share-high", {
  title: "Garbage collection takes much of the time",
  when: above(gcShare, { warning: percent(5), critical: percent(15) }),
  holds: "10m",
  keepFiring: "5m",
  summary: "{{instance}} spends much of its time in garbage collection.",
  description: "Garbage collection takes {{value}} of the time of {{instance}} (threshold {{threshold}}).",
  runbook: {
    meaning: "Every collection stops queries for a moment. Below 1 % nobody notices; above 5 % latency shows it.",
    investigate: [
      "PromQL, which generation: `sum_over_time(instance:neo4j_dbms_vm_gc_time_g1_old_generation:growth[5m])`; growth of the old generation is the bad one.",
      "PromQL, is the heap full: `instance:neo4j_dbms_vm_heap_used_ratio:max`.",
      SHOW_TRANSACTIONS,
    ],
    fix: ["Shorten transactions and write in batches of about 1000 rows.", "Return less: project properties instead of whole nodes, add `LIMIT`.", "Heap above 80 % as well: resize the instance."],
    escalate: SUPPORT,
  },
  source: "Warning: GraphAcademy course aura-administration, lesson 3/2-cpu (above 5 %). Critical: three times that; judgement of this package.",
});

export const pageCacheMisses = alert("page-cache-misses", {
  title: "Page cache misses",
  when: below(metric(pageCacheHitRatio), { warning: percent(98), critical: percent(50) }),
  guards: [whileAbove(rate(pageCacheEvictions, "5m"), perSecond(1)), whileAbove(perInstance(queryRate), perSecond(0.1))],
  holds: "10m",
  keepFiring: "10m",
  summary: "{{instance}} reads more and more from disk.",
  description: "Only {{value}} of the page requests of {{instance}} are answered from memory (threshold {{threshold}}), and pages are being evicted.",
  runbook: {
    meaning: "The data that queries touch no longer fits in memory. Each miss is a disk read, hundreds of times slower. Low ratios without evictions are a cold cache and harmless, so they do not fire.",
    investigate: [
      "PromQL, evictions a second: `sum_over_time(instance:neo4j_dbms_page_cache_evictions:growth[5m]) / 300`.",
      "Find queries that scan: `EXPLAIN` shows `AllNodesScan` or `NodeByLabelScan` where an index seek is expected.",
      "Compare the store size with the memory of the instance (console › Instance › Details).",
    ],
    fix: ["Add indexes, so that queries touch fewer pages.", "Move analytics to another instance or another time.", "Resize the instance when the working set has grown for good."],
    escalate: SUPPORT,
  },
  source: "Warning: GraphAcademy course aura-administration, lesson 4/2 (below 98 % for 10 min). Critical: assessHealth in neo4j-contrib/aura-go-sdk (below 50 %). Guards: the course's own healthy instance shows 90-97 %.",
});

export const pageCacheFull = alert("page-cache-full", {
  title: "Page cache is full and evicts",
  when: above(metric(pageCacheUsage), { info: percent(99) }),
  guards: [whileAbove(rate(pageCacheEvictions, "5m"), perSecond(10))],
  holds: "30m",
  keepFiring: "30m",
  pack: "full",
  summary: "{{instance}} has no free page cache left and evicts pages.",
  description: "{{value}} of the page cache of {{instance}} is in use on every member and pages are evicted; the hit ratio will fall next.",
  runbook: {
    meaning: "A full cache alone is good use of memory. Full and evicting means that data is pushed out which will be needed again.",
    investigate: ["PromQL, has the hit ratio moved: `instance:neo4j_dbms_page_cache_hit_ratio_per_minute:avg`.", "PromQL, has the store grown: `database:neo4j_database_store_size_database:max`."],
    fix: ["Nothing, while the hit ratio stays above 98 %.", "Resize before the next growth step when evictions stay high."],
    escalate: "The instance's owner, in the next capacity review.",
  },
  source: "CMI reference page (near 100 %: the hit ratio will fall) and GraphAcademy course aura-administration, lesson 4/2 (scale only if evictions stay high).",
});

export const storageFilling = alert("storage-filling", {
  title: "Storage is filling up",
  when: above(storageUtilization, { warning: percent(70), critical: percent(80), emergency: percent(95) }),
  holds: "15m",
  keepFiring: "15m",
  summary: "{{instance}} has used most of its storage.",
  description: "The databases of {{instance}} have reserved {{value}} of its disk (threshold {{threshold}}); transaction logs come on top and are not measured.",
  runbook: {
    meaning: "When the disk is full the instance stops accepting writes. The figure leaves out transaction logs, so the disk is fuller than it says.",
    investigate: [
      "PromQL, which database: `topk(5, database:neo4j_database_store_size_database:max{instance_id=\"<instance id>\"})`.",
      "PromQL, how fast: `predict_linear(instance:neo4j_aura_storage_utilization:ratio_mean1h[7d], 30 * 86400)`.",
      "Cypher, what is stored: `MATCH (n) RETURN labels(n) AS label, count(*) ORDER BY count(*) DESC LIMIT 20`.",
    ],
    fix: [
      "Resize the instance (Instances › … › Configure); storage grows without downtime in most tiers.",
      "Delete what is not needed in batches: `MATCH (n:Old) CALL { WITH n DETACH DELETE n } IN TRANSACTIONS OF 1000 ROWS`.",
      "Deleted data leaves reusable holes: compact by exporting a snapshot and restoring it (downtime).",
    ],
    escalate: `At 95 % resize first and ask afterwards. ${SUPPORT}`,
  },
  source: "GraphAcademy course aura-administration, lessons 3/5-storage and 5/1 (act at 70-80 %); 95 % leaves the last 5 % to transaction logs.",
});

export const connectionsNearLimit = alert("connections-near-limit", {
  title: "Connections are close to the limit",
  when: above(ratio(boltConnectionsOpen, fact("bolt-connection-limit")), { warning: percent(80), critical: percent(95) }),
  holds: "5m",
  keepFiring: "5m",
  summary: "{{instance}} has nearly as many connections as it allows.",
  description: "{{value}} of the connections that {{instance}} allows are open (threshold {{threshold}}).",
  runbook: {
    meaning: "At the limit new connections are refused and applications fail at once. The limit is not exported: it stands in the stack config (`limits.boltConnections`), from console › Instance › Details.",
    investigate: ["Cypher: `SHOW TRANSACTIONS YIELD clientAddress, username RETURN clientAddress, username, count(*) ORDER BY count(*) DESC`.", "PromQL, idle or running: `instance:neo4j_dbms_bolt_connections_idle:max`, `instance:neo4j_dbms_bolt_connections_running:max`."],
    fix: ["Lower `maxConnectionPoolSize` of the drivers so that all application replicas together stay below the limit.", "One driver object a process; close sessions.", "Resize for a higher limit."],
    escalate: "The team whose clients hold the most connections.",
  },
  source: "Warning: GraphAcademy course aura-administration, lesson 4/3 (keep at or below 80 % of the limit). Critical: judgement of this package.",
});

export const connectionChurn = alert("connection-churn", {
  title: "Connections are opened and closed all the time",
  when: above(rate(boltConnectionsOpened, "5m"), { warning: perSecond(10) }),
  guards: [whileAbove(rate(boltConnectionsClosed, "5m"), perSecond(5)), whileBelow(metric(boltConnectionsIdle), count(10))],
  holds: "15m",
  keepFiring: "10m",
  summary: "Clients of {{instance}} open a new connection for each piece of work.",
  description: "{{value}} connections are opened on the busiest member of {{instance}} (threshold {{threshold}}) while hardly any is idle: they are not pooled.",
  runbook: {
    meaning: "Each connection costs a TLS handshake and a login. Latency doubles for short queries and the instance burns CPU on logins.",
    investigate: ["PromQL: `sum_over_time(instance:neo4j_dbms_bolt_connections_opened:growth[5m]) / 300`, beside `closed` and `idle`.", "Look in the security log for the user that logs in most often."],
    fix: ["Create one driver a process and keep it; it pools connections.", "Raise `connection liveness` and idle timeouts of the pool; serverless functions keep the driver outside of the handler."],
    escalate: "The team that owns the client.",
  },
  source: "Pattern: GraphAcademy course aura-administration, lesson 4/3 (opened and closed high with few idle). Number: judgement of this package.",
});

export const connectionLeak = alert("connection-leak", {
  title: "Connections are opened and not closed",
  when: above(difference(growth(boltConnectionsOpened, "1h"), growth(boltConnectionsClosed, "1h")), { warning: count(100) }),
  holds: "30m",
  keepFiring: "30m",
  summary: "Clients of {{instance}} open connections and do not close them.",
  description: "In the last hour {{value}} more connections were opened than closed on {{instance}} (threshold {{threshold}}).",
  runbook: {
    meaning: "A client leaks sessions or drivers. The connection limit will be reached, then every client is refused.",
    investigate: ["PromQL: `instance:neo4j_dbms_bolt_connections_open:sum` rises in a straight line.", "Cypher: `SHOW TRANSACTIONS YIELD clientAddress RETURN clientAddress, count(*)`; the leaking client has the most."],
    fix: ["Close sessions (`try … finally`, `with`, `await using`).", "Restart the leaking client as a first aid.", "Set `maxConnectionLifetime` in the driver."],
    escalate: "The team that owns the client.",
  },
  source: "Pattern: GraphAcademy course aura-administration, lesson 4/3 (opened much larger than closed). Number: judgement of this package.",
});

export const connectionsPerCoreHigh = alert("connections-per-core-high", {
  title: "Too many running connections for the cores",
  when: above(perCoreOf(metric(boltConnectionsRunning), metric(cpuLimit)), { warning: perCore(15) }),
  holds: "10m",
  keepFiring: "5m",
  summary: "{{instance}} runs more queries at once than its cores can serve.",
  description: "{{instance}} runs {{value}} connections at once (threshold {{threshold}}).",
  runbook: {
    meaning: "More than about 15 running connections for each core only wait for each other: latency rises, throughput does not.",
    investigate: [SHOW_TRANSACTIONS, "PromQL: `instance:neo4j_dbms_bolt_connections_running:max` beside `instance:neo4j_aura_cpu_utilization:ratio`."],
    fix: ["Limit concurrency in the client (pool size, queue).", "Make the slow query faster: fewer are then open at once.", "Resize for more cores, or add secondaries for reads."],
    escalate: "The team whose client opened most of them.",
  },
  source: "GraphAcademy course aura-administration, lesson 3/2-cpu (more than 15 active connections per core is a problem).",
});
