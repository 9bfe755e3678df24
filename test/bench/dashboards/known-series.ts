import type { Plan, PlannedInstance } from "../../../catalog/model";
import { INFO_RECORD } from "../../../languages/promql";
import { text } from "./sampled-series";

/** Every so many instances has an alert that never ends. */
const FIRES = 20;

/** What rules write of an instance at every moment and always alike: what is known of it, and perhaps an alert. The value is 1. */
export function knownSeries({ stack, instances }: Plan, instance: PlannedInstance): readonly (readonly [name: string, labels: string])[] {
  const { id, name, environment, team, tier, projectId } = instance;
  const labels = { aura_stack: stack, aura_project: projectId, instance_id: id, environment, ...(team && { team }), ...(tier && { tier }) };
  const info = [INFO_RECORD, text({ ...labels, instance_name: name })] as const;
  if (instances.indexOf(instance) % FIRES !== 0) return [info];
  const alert = { alertname: "AuraCpuSaturated", aura_alert: "cpu-saturated", alertstate: "firing", severity: "warning" };
  return [info, ["ALERTS", text({ ...labels, ...alert })]];
}
