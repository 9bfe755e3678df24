import type { Plan } from "../../../catalog/model";
import { INFO_RECORD } from "../../../languages/promql";

/** Labels as they stand in the text format. */
export const labelText = (labels: Readonly<Record<string, string>>): string =>
  Object.entries(labels)
    .map(([label, value]) => `${label}="${value}"`)
    .join(",");

/** What rules know of an instance, as labels; empty of one that the stack file does not name. */
export function infoLabels({ stack, instances }: Plan, id: string): Readonly<Record<string, string>> {
  const known = instances.find((it) => it.id === id);
  if (known === undefined) return {};
  const { name, environment, team, tier, projectId } = known;
  const optional = { ...(team !== undefined && { team }), ...(tier !== undefined && { tier }) };
  return { aura_stack: stack, aura_project: projectId, instance_id: id, instance_name: name, environment, ...optional };
}

/** The series of it. */
export const infoSeries = (plan: Plan, id: string): string => `${INFO_RECORD}{${labelText(infoLabels(plan, id))}}`;
