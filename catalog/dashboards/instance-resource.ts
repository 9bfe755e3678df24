import { outOfMemory, outOfMemoryRepeated } from "../alerts/errors";
import { cpuSaturated, storageFilling } from "../alerts/saturation";
import { cpuLimit, cpuUsage } from "../metrics/cpu";
import { storageLimit, storeSize } from "../metrics/storage";
import { lines, section, shown, watched } from "../model";

/** CPU, storage and memory of one instance. */
export const resource = section(200, "Resource", [
  lines(201, "CPU cores in use and assigned", {
    targets: [shown("in use", cpuUsage), shown("assigned", cpuLimit, "limit")],
    min: 0,
    means: "Cores that the busiest member uses, beside the cores that each member has. A step in the dashed line is a resize.",
    normal: "A daily curve well below the dashed line.",
    act: "Compare with the queries further down: more load, or the same load that costs more?",
    opens: "capacity",
  }),
  lines(202, "CPU utilization", {
    targets: [shown("CPU", watched(cpuSaturated))],
    alerts: [cpuSaturated],
    min: 0,
    max: 1,
    means: "Share of the CPU that the busiest member uses.",
    normal: "Below 70 %; short peaks are harmless.",
    act: "Sustained above the lines: look for a new or slower query, then follow the runbook.",
    opens: "cluster",
  }),
  lines(203, "Out-of-memory errors", {
    targets: [shown("last 15 minutes", watched(outOfMemory)), shown("last hour", watched(outOfMemoryRepeated))],
    alerts: [outOfMemory, outOfMemoryRepeated],
    min: 0,
    means: "Queries or members that failed for lack of memory; restarts of members are not counted as errors.",
    normal: "None, ever.",
    act: "One: find the query in the query log. Again and again: the emergency runbook.",
  }),
  lines(204, "Storage in use and assigned", {
    targets: [shown("{{database}}", storeSize, "stacked"), shown("assigned", storageLimit, "limit")],
    min: 0,
    means:
      "Disk that the databases have reserved, one on top of the other, beside the disk of the instance. Transaction logs are not counted.",
    normal: "Slow growth.",
    act: "A step: which load or migration ran then? Steady growth: plan the next size on Capacity.",
    opens: "capacity",
  }),
  lines(205, "Storage utilization", {
    targets: [shown("storage", watched(storageFilling))],
    alerts: [storageFilling],
    min: 0,
    max: 1,
    means: "Share of the disk that is reserved. Writes stop when the disk is full, and logs come on top of this figure.",
    normal: "Below 70 %.",
    act: "Resize before the highest line; storage grows without downtime in most tiers.",
    opens: "capacity",
  }),
]);
