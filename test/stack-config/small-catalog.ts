import { metrics } from "../../catalog/metrics";
import { raftIsLeader } from "../../catalog/metrics/cluster";
import { cpuLimit, cpuUsage } from "../../catalog/metrics/cpu";
import { pageCacheHitRatio } from "../../catalog/metrics/page-cache";
import { queryLatencyP99 } from "../../catalog/metrics/queries";
import { storeSize } from "../../catalog/metrics/storage";
import {
  above,
  age,
  type Alert,
  alertsOf,
  below,
  count,
  intervals,
  mean,
  members,
  metric,
  milliseconds,
  percent,
  present,
  ratio,
  recorded,
  scrape,
  whileAbove,
} from "../../catalog/model";
import type { Catalog } from "../../stacks/plan";

const alert = alertsOf("saturation");

const words = {
  title: "Something",
  holds: "5m",
  summary: "Something happened.",
  description: "It is {{value}}.",
  source: "A test.",
  runbook: { meaning: "Something.", investigate: ["Look."], fix: ["Mend."], escalate: "Somebody." },
} as const;

const alerts: readonly Alert[] = [
  alert("cpu-saturated", {
    ...words,
    when: above(mean(recorded("cpu:ratio", ratio(cpuUsage, cpuLimit)), "10m"), { warning: percent(85), critical: percent(95) }),
  }),
  alert("page-cache-misses", {
    ...words,
    when: below(metric(pageCacheHitRatio), { warning: percent(98), critical: percent(90) }),
    guards: [whileAbove(age(cpuUsage), intervals(2, { plus: 30 }))],
  }),
  alert("latency-high", {
    ...words,
    when: above(metric(queryLatencyP99), { info: milliseconds(100), warning: milliseconds(500), critical: milliseconds(2000) }),
  }),
  alert("store-large", { ...words, when: above(metric(storeSize), { info: { value: 64e9, unit: "bytes" } }), pack: "full" }),
  alert("store-huge", { ...words, when: above(metric(storeSize), { critical: { value: 256e9, unit: "bytes" } }), pack: "full" }),
  alert("data-stale", {
    ...words,
    when: above(age(cpuUsage), { critical: intervals(2, { plus: 60 }), emergency: intervals(10, { plus: 60 }) }),
    ifNoData: "alert",
    pack: "essential",
  }),
  alert("leader-missing", { ...words, when: below(members(raftIsLeader), { critical: present }), granularity: "comprehensive" }),
  alert("member-behind", { ...words, when: above(members(pageCacheHitRatio), { warning: percent(50) }), granularity: "comprehensive" }),
  alert("instance-paused", { ...words, when: above(metric(cpuUsage), { critical: { value: 0.5, unit: "cores" } }) }),
  alert("endpoint-down", { ...words, when: below(scrape("up", "boolean"), { critical: present }), explains: "absence", pack: "essential" }),
  alert("scrape-slow", {
    ...words,
    when: above(scrape("scrape_duration_seconds", "seconds"), { warning: { value: 20, unit: "seconds" } }),
    pack: "essential",
  }),
  alert("connections-many", { ...words, when: above(scrape("scrape_samples_post_metric_relabeling", "count"), { warning: count(100) }) }),
  alert("heartbeat", { ...words, when: above(scrape("up", "boolean"), { info: present }), role: "heartbeat", pack: "essential" }),
];

const records: Catalog["records"] = [recorded("cpu:ratio", ratio(cpuUsage, cpuLimit)), recorded("leaders:sum", members(raftIsLeader))];

/** A dozen alerts of all kinds whose numbers never change, so that tests of the config can name them. */
export const smallCatalog: Catalog = { metrics, records, alerts };
