import { checkpointSlow, checkpointStalled } from "../alerts/performance-transactions";
import { checkpointTime } from "../metrics/checkpoints";
import { nodeCount, relationshipCount } from "../metrics/entities";
import { storeSize } from "../metrics/storage";
import { lines, section, shown, timeShare, watched } from "../model";

/** Entities, store and checkpoints of one or several databases. */
export const data = section(700, "Database: data and checkpoints", [
  lines(701, "Nodes", {
    targets: [shown("{{database}}", nodeCount)],
    means: "Nodes in the database.",
    normal: "Slow growth.",
    act: "A sudden step: an import, or a runaway job.",
    opens: "capacity",
  }),
  lines(702, "Relationships", {
    targets: [shown("{{database}}", relationshipCount)],
    means: "Relationships in the database.",
    normal: "Grow in step with the nodes.",
    act: "Grow much faster than nodes: dense nodes make traversals slow.",
    opens: "capacity",
  }),
  lines(703, "Store size", {
    targets: [shown("{{database}}", storeSize)],
    min: 0,
    means:
      "Disk reserved for the data of the database; Aura refreshes it every ten minutes. Deleted data leaves holes that are used again.",
    normal: "Slow growth.",
    act: "Grows while entities do not: large properties, or indexes.",
    opens: "capacity",
  }),
  lines(704, "Checkpoints in an hour", {
    targets: [shown("{{database}}", watched(checkpointStalled))],
    alerts: [checkpointStalled],
    min: 0,
    means: "Checkpoints that were executed in the last hour.",
    normal: "About four, more under heavy writes.",
    act: "None while transactions commit: recovery after a restart would take long; open a support ticket.",
  }),
  lines(705, "Duration of the last checkpoint", {
    targets: [shown("{{database}}", watched(checkpointSlow))],
    alerts: [checkpointSlow],
    scale: "log",
    means: "How long the last checkpoint took, on a logarithmic scale.",
    normal: "Seconds to a few minutes.",
    act: "Beyond ten minutes again and again: spread bulk writes, or resize.",
  }),
  lines(706, "Time spent in checkpoints", {
    targets: [shown("{{database}}", timeShare(checkpointTime, "5m"))],
    min: 0,
    means: "Share of the time that went into checkpoints, over five minutes.",
    normal: "A few percent, in bursts.",
    act: "Near 100 %: the disk cannot keep up with the writes.",
  }),
]);
