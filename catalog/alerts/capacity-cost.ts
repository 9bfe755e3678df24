import { cpuLimit } from "../metrics/cpu";
import { storageLimit } from "../metrics/storage";
import {
  alertsOf,
  below,
  cores,
  count,
  gigabytes,
  highestOfInstance,
  metric,
  percent,
  perInstance,
  perSecond,
  whileAbove,
  whileExists,
} from "../model";
import {
  cpuUtilizationHighest,
  cpuUtilizationKnown,
  queryRateKnown,
  queryRateUsual,
  storageUtilizationHighest,
  storageUtilizationKnown,
} from "../records/baselines";
import { queryRate } from "../records/shared";

const alert = alertsOf("capacity");

export const instanceIdle = alert("instance-idle", {
  title: "Nobody uses this instance",
  when: below(perInstance(queryRateUsual), { info: perSecond(0.001) }),
  // A deleted or paused instance keeps its history for a week; advice is for one that is still served.
  guards: [whileAbove(highestOfInstance(queryRateKnown), count(150)), whileExists(perInstance(queryRate))],
  holds: "1h",
  keepFiring: "2h",
  pack: "full",
  summary: "{{instance}} has had hardly any queries for a week.",
  description: "Queries to {{instance}} averaged {{value}} over the last week (threshold {{threshold}}).",
  runbook: {
    meaning:
      "A running instance is paid for whether it is used or not. 0.001 queries a second are about 600 a week: health checks, not work.",
    investigate: [
      'PromQL, when it was used last: `database:neo4j_db_query_execution:rate_mean1h{instance_id="<instance id>"}` over months.',
      "Query log (console › Instance › Logs › Query logs): which user and application still come?",
    ],
    fix: [
      "Pause it (console › Instances › … › Pause), and say so in the stack config (`pausedDuring`), so that its silence is expected.",
      "Export a snapshot, then delete it.",
      "Kept on purpose (standby): switch the alert off for this instance.",
    ],
    escalate: "The instance's owner, in the next cost review.",
  },
  source: "Judgement of this package (about 600 queries a week; at least 150 hours of history).",
});

export const storageOversized = alert("storage-oversized", {
  title: "Far more storage than needed",
  when: below(storageUtilizationHighest, { info: percent(10) }),
  guards: [whileAbove(storageUtilizationKnown, count(150)), whileAbove(metric(storageLimit), gigabytes(32))],
  holds: "1h",
  keepFiring: "2h",
  pack: "full",
  summary: "{{instance}} has far more storage than it needs.",
  description: "The databases of {{instance}} have not reserved more than {{value}} of its disk all week (threshold {{threshold}}).",
  runbook: {
    meaning:
      "Storage is tied to the size of the instance; the disk alone would allow a smaller one. Memory and CPU decide whether that is wise.",
    investigate: [
      "PromQL: `instance:neo4j_aura_storage_limit:max` beside `database:neo4j_database_store_size_database:max`.",
      "PromQL, would less memory do: `instance:neo4j_dbms_page_cache_usage_ratio:min` and `instance:neo4j_dbms_vm_heap_used_ratio:max` over a week.",
      "PromQL, is it growing into its size: `predict_linear(instance:neo4j_aura_storage_utilization:ratio_mean1h[7d], 90 * 86400)`.",
    ],
    fix: [
      "Choose a smaller size (Instances › … › Configure) when memory and CPU are idle too; keep 30 % buffer.",
      "Growth is planned: switch the alert off for this instance.",
    ],
    escalate: "The instance's owner, in the next cost review.",
  },
  source: "Judgement of this package. The buffer of up to 30 %: GraphAcademy course aura-administration, lesson 3/5-storage.",
});

export const cpuOversized = alert("cpu-oversized", {
  title: "Far more CPU than needed",
  when: below(cpuUtilizationHighest, { info: percent(10) }),
  guards: [whileAbove(cpuUtilizationKnown, count(150)), whileAbove(metric(cpuLimit), cores(1))],
  holds: "1h",
  keepFiring: "2h",
  pack: "full",
  summary: "{{instance}} has far more CPU than it needs.",
  description: "In its busiest hour of the last week {{instance}} used {{value}} of its CPU on average (threshold {{threshold}}).",
  runbook: {
    meaning:
      "Even the busiest hour leaves nine tenths of the cores idle. A smaller size would serve the same load, unless short peaks or memory need this one.",
    investigate: [
      "PromQL, short peaks that an hourly mean hides: `max_over_time(instance:neo4j_aura_cpu_utilization:ratio[7d])`.",
      "PromQL, would less memory do: `instance:neo4j_dbms_page_cache_usage_ratio:min`, `instance:neo4j_dbms_page_cache_hit_ratio_per_minute:avg`, `instance:neo4j_dbms_vm_heap_used_ratio:max` over a week.",
    ],
    fix: [
      "Choose a smaller size (Instances › … › Configure), off-peak, and watch latency for a week.",
      "Secondaries for reads that no longer come: remove them.",
      "Needed at the end of the month only: switch the alert off for this instance.",
    ],
    escalate: "The instance's owner, in the next cost review.",
  },
  source: "Judgement of this package (a tenth in the busiest hour of a week, for more than one core).",
});
