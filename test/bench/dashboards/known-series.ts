import type { Plan, PlannedInstance } from "../../../catalog/model";
import { infoLabels, infoSeries, labelText } from "../rules/info-series";

/** Every so many instances has an alert that never ends. */
const FIRES = 20;

/** What rules write of an instance at every moment and always alike: what is known of it, and perhaps an alert. The value is 1. */
export function knownSeries(plan: Plan, instance: PlannedInstance): readonly string[] {
  const info = infoSeries(plan, instance.id);
  if (plan.instances.indexOf(instance) % FIRES !== 0) return [info];
  const alert = { alertname: "AuraCpuSaturated", aura_alert: "cpu-saturated", alertstate: "firing", severity: "warning" };
  return [info, `ALERTS{${labelText({ ...infoLabels(plan, instance.id), ...alert })}}`];
}
