import { heapUsed } from "../metrics/memory";
import { pageCacheEvictions, pageCacheHitRatio, pageCacheUsage } from "../metrics/page-cache";
import { above, alertsOf, below, metric, percent, perInstance, perSecond, rate, whileAbove } from "../model";
import { cpuUtilization, gcShare, queryRate, storageUtilization } from "../records/shared";
import { SHOW_TRANSACTIONS, SUPPORT } from "./runbook-texts";

const alert = alertsOf("saturation");

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
      'Terminate a runaway: `TERMINATE TRANSACTIONS "<transactionId>"`.',
      "Add the missing index; use parameters instead of literals; add a `LIMIT`.",
      "Reads are the bottleneck: add secondaries. Writes are the bottleneck: resize the instance (Instances › … › Configure).",
    ],
    escalate: `The application's team, when one of its queries is the cause. ${SUPPORT}`,
  },
  source:
    "Warning: GraphAcademy course aura-administration, lesson 6/1 (above 85 % for 5 min). Critical: assessHealth in neo4j-contrib/aura-go-sdk (95 %).",
});

export const heapHigh = alert("heap-high", {
  title: "Heap stays nearly full",
  when: above(metric(heapUsed), { critical: percent(80), emergency: percent(95) }),
  holds: "15m",
  keepFiring: "5m",
  summary: "{{instance}} has kept its heap nearly full.",
  description: "{{value}} of the heap of {{instance}} is in use and garbage collection does not bring it down (threshold {{threshold}}).",
  runbook: {
    meaning:
      "Spikes to 60-80 % are normal; staying above means that garbage collection cannot free enough. Pauses grow, then queries fail with out-of-memory errors.",
    investigate: [
      SHOW_TRANSACTIONS,
      "PromQL, is collection busy too: `instance:neo4j_dbms_vm_gc_time:ratio_rate5m` (above 5 % confirms pressure).",
      "PromQL, do transactions pile up: `database:neo4j_database_transaction_active:sum`.",
      "Look in the query log for queries that collect or sort a lot (`collect()`, `ORDER BY` without `LIMIT`, large `UNWIND`).",
    ],
    fix: [
      'Terminate the transaction that holds the memory: `TERMINATE TRANSACTIONS "<transactionId>"`.',
      "Write in batches: `CALL { … } IN TRANSACTIONS OF 1000 ROWS`.",
      "Heap above 80 % and garbage collection elevated without one guilty query: resize the instance.",
    ],
    escalate: `Now, when the emergency level is reached: the instance is about to refuse work. ${SUPPORT}`,
  },
  source:
    "Critical: GraphAcademy course aura-administration, lesson 4/1 (above 80 % for 15 min). Emergency: assessHealth in neo4j-contrib/aura-go-sdk (95 %).",
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
    fix: [
      "Shorten transactions and write in batches of about 1000 rows.",
      "Return less: project properties instead of whole nodes, add `LIMIT`.",
      "Heap above 80 % as well: resize the instance.",
    ],
    escalate: SUPPORT,
  },
  source:
    "Warning: GraphAcademy course aura-administration, lesson 3/2-cpu (above 5 %). Critical: three times that; judgement of this package.",
});

export const pageCacheMisses = alert("page-cache-misses", {
  title: "Page cache misses",
  when: below(metric(pageCacheHitRatio), { warning: percent(98), critical: percent(50) }),
  guards: [whileAbove(rate(pageCacheEvictions, "5m"), perSecond(1)), whileAbove(perInstance(queryRate), perSecond(0.1))],
  holds: "10m",
  keepFiring: "10m",
  summary: "{{instance}} reads more and more from disk.",
  description:
    "Only {{value}} of the page requests of {{instance}} are answered from memory (threshold {{threshold}}), and pages are being evicted.",
  runbook: {
    meaning:
      "The data that queries touch no longer fits in memory. Each miss is a disk read, hundreds of times slower. Low ratios without evictions are a cold cache and harmless, so they do not fire.",
    investigate: [
      "PromQL, evictions a second: `sum_over_time(instance:neo4j_dbms_page_cache_evictions:growth[5m]) / 300`.",
      "Find queries that scan: `EXPLAIN` shows `AllNodesScan` or `NodeByLabelScan` where an index seek is expected.",
      "Compare the store size with the memory of the instance (console › Instance › Details).",
    ],
    fix: [
      "Add indexes, so that queries touch fewer pages.",
      "Move analytics to another instance or another time.",
      "Resize the instance when the working set has grown for good.",
    ],
    escalate: SUPPORT,
  },
  source:
    "Warning: GraphAcademy course aura-administration, lesson 4/2 (below 98 % for 10 min). Critical: assessHealth in neo4j-contrib/aura-go-sdk (below 50 %). Guards: the course's own healthy instance shows 90-97 %.",
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
    investigate: [
      "PromQL, has the hit ratio moved: `instance:neo4j_dbms_page_cache_hit_ratio_per_minute:avg`.",
      "PromQL, has the store grown: `database:neo4j_database_store_size_database:max`.",
    ],
    fix: ["Nothing, while the hit ratio stays above 98 %.", "Resize before the next growth step when evictions stay high."],
    escalate: "The instance's owner, in the next capacity review.",
  },
  source:
    "CMI reference page (near 100 %: the hit ratio will fall) and GraphAcademy course aura-administration, lesson 4/2 (scale only if evictions stay high).",
});

export const storageFilling = alert("storage-filling", {
  title: "Storage is filling up",
  when: above(storageUtilization, { warning: percent(70), critical: percent(80), emergency: percent(95) }),
  holds: "15m",
  keepFiring: "15m",
  summary: "{{instance}} has used most of its storage.",
  description:
    "The databases of {{instance}} have reserved {{value}} of its disk (threshold {{threshold}}); transaction logs come on top and are not measured.",
  runbook: {
    meaning:
      "When the disk is full the instance stops accepting writes. The figure leaves out transaction logs, so the disk is fuller than it says.",
    investigate: [
      'PromQL, which database: `topk(5, database:neo4j_database_store_size_database:max{instance_id="<instance id>"})`.',
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
  source:
    "GraphAcademy course aura-administration, lessons 3/5-storage and 5/1 (act at 70-80 %); 95 % leaves the last 5 % to transaction logs.",
});
