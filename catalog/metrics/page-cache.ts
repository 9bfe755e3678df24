import { counter, gauge } from "../model";

export const pageCacheHitRatio = gauge("neo4j_dbms_page_cache_hit_ratio_per_minute", {
  unit: "ratio",
  aggregation: "AVG",
  scope: "instance",
  nanWhenIdle: true,
  help: "Share of page requests in the last minute that were answered from memory.",
});

export const pageCacheUsage = gauge("neo4j_dbms_page_cache_usage_ratio", {
  unit: "ratio",
  aggregation: "MIN",
  scope: "instance",
  help: "Share of the page cache that holds data on the emptiest member.",
});

export const pageCacheEvictions = counter("neo4j_dbms_page_cache_evictions_total", {
  unit: "count",
  aggregation: "MAX",
  scope: "instance",
  help: "Pages that were evicted from the page cache.",
});
