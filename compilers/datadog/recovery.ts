import type { PlannedAlert } from "../../catalog/model";

/** How far a value must move back before an alert ends, as a share of its threshold. */
const SHARE = 0.05;

/**
 * Where an alert ends that must not flap: a twentieth of the threshold nearer to what is well. Prometheus keeps such an alert firing for a
 * while instead, for which Datadog has no word. A ratio never has to pass the half of what is left to one; yes-or-no signals and thresholds of
 * zero have nothing between.
 */
export function recoveryOf({ when, keepFiring }: PlannedAlert, level: number): number | undefined {
  const { unit } = when.signal;
  if (keepFiring === "0s" || level <= 0 || unit === "boolean" || unit === "count" || unit === "transactionId") return undefined;
  if (when.kind === "above") return rounded(level * (1 - SHARE));
  const recovery = level * (1 + SHARE);
  return rounded(unit === "ratio" ? Math.min(recovery, (1 + level) / 2) : recovery);
}

const rounded = (value: number): number => Number(value.toPrecision(12));
