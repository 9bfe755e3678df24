import { instanceMissing, instanceUnconfigured, metricFamilyVanished } from "../alerts/availability-data";
import { guarded, guardedAbove, section, shown, table } from "../model";

/** What ought to be there and is not, and the other way round. */
export const missing = section(400, "What is missing", [
  table(401, "Expected, and without data", {
    targets: [shown("Expected", guarded(instanceMissing))],
    alerts: [instanceMissing],
    width: 8,
    height: 8,
    empty: "Every expected instance has data.",
    means: "Instances that the stack file names and that have had no data for ten minutes.",
    normal: "Empty.",
    act: "Paused, deleted, or no longer included in the Metrics Integration? The runbook tells them apart.",
    opens: "instance",
  }),
  table(402, "Not in the stack file", {
    targets: [shown("Cores", guarded(instanceUnconfigured))],
    alerts: [instanceUnconfigured],
    width: 8,
    height: 8,
    empty: "The stack file names every instance that has data.",
    means: "Instances that have data and that the stack file does not name: default thresholds, the default route, and nobody misses them.",
    normal: "Empty.",
    act: "Add them to the stack file; `npm run inventory` prints the lines.",
    opens: "instance",
  }),
  table(403, "Metrics that vanished", {
    targets: [shown("Gone since yesterday", guardedAbove(metricFamilyVanished, 0))],
    alerts: [metricFamilyVanished],
    width: 8,
    height: 8,
    sorted: [{ by: "Gone since yesterday", first: "highest" }],
    empty: "Every instance has the metrics that it had yesterday.",
    means: "How many metric families an instance had yesterday and has no more. Instances that lack none are not listed.",
    normal: "Empty.",
    act: "All instances: the granularity was changed, or Aura changed its metrics. One: the runbook.",
    opens: "instance",
  }),
]);
