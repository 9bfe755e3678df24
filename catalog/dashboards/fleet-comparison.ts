import { queryFailures } from "../alerts/errors";
import { latencyP99High } from "../alerts/performance-latency";
import { cpuSaturated, heapHigh, storageFilling } from "../alerts/saturation";
import { cpuLimit } from "../metrics/cpu";
import { heapUsed } from "../metrics/memory";
import { queryLatencyP99 } from "../metrics/queries";
import { type Grouping, grouped, judged, type Panel, section, shown, table } from "../model";
import { cpuUtilization, queryFailureRatio, queryRate, storageUtilization } from "../records/shared";

const compared = (id: number, title: string, by: Grouping): Panel =>
  table(id, title, {
    targets: [
      shown("Instances", grouped("count", [by], cpuLimit)),
      judged("CPU, highest", grouped("max", [by], cpuUtilization), cpuSaturated),
      shown("CPU, mean", grouped("mean", [by], cpuUtilization)),
      judged("Heap, highest", grouped("max", [by], heapUsed), heapHigh),
      judged("Storage, highest", grouped("max", [by], storageUtilization), storageFilling),
      judged("p99, highest", grouped("max", [by], queryLatencyP99), latencyP99High),
      judged("Failed, highest", grouped("max", [by], queryFailureRatio), queryFailures),
      shown("Queries", grouped("sum", [by], queryRate)),
    ],
    height: by === "team" ? 7 : 5,
    means: "The instances that the stack file names, folded by what it says of them.",
    normal: "Development is idle, production is not; tiers of one kind look alike.",
    act: "A row with a colour: choose it above, and the page shows its instances alone.",
  });

/** Environments, teams and tiers side by side. */
export const comparison = section(200, "Compare", [
  compared(201, "Environments", "environment"),
  compared(202, "Teams", "team"),
  compared(203, "Tiers", "tier"),
]);
