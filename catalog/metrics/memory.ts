import { counter, gauge } from "../model";

export const outOfMemoryErrors = counter("neo4j_aura_out_of_memory_errors_total", {
  unit: "count",
  aggregation: "SUM",
  scope: "instance",
  help: "Out-of-memory errors since the instance started.",
});

export const heapUsed = gauge("neo4j_dbms_vm_heap_used_ratio", {
  unit: "ratio",
  aggregation: "MAX",
  scope: "instance",
  help: "Share of the Java heap in use on the fullest member.",
});

export const gcTimeYoung = counter("neo4j_dbms_vm_gc_time_g1_young_generation_total", {
  unit: "milliseconds",
  aggregation: "MAX",
  scope: "instance",
  help: "Time spent in garbage collections of the young generation.",
});

export const gcTimeOld = counter("neo4j_dbms_vm_gc_time_g1_old_generation_total", {
  unit: "milliseconds",
  aggregation: "MAX",
  scope: "instance",
  help: "Time spent in garbage collections of the old generation.",
});
