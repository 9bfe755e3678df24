import type { PlannedInstance, PlannedRelabel } from "../../catalog/model";

/** What is known of an instance and travels with its series where nothing can be joined to them. */
const KNOWN = { instance_name: "name", team: "team", tier: "tier", environment: "environment", service: "service" } as const;

/**
 * What the stack knows of its instances, as labels of every series about them: names, teams, tiers, environments, services. Instances that
 * share a value share a step. A series of an instance that nobody configured gets the stack's environment alone. What identifies an alert
 * must not be one of these labels: they change with a `pulumi up`.
 */
export const identityRelabels = (instances: readonly PlannedInstance[], environment: string): readonly PlannedRelabel[] => [
  { source_labels: ["instance_id"], regex: ".+", target_label: "environment", replacement: environment },
  ...Object.entries(KNOWN).flatMap(([label, field]) =>
    [...byValue(instances, (it) => it[field])]
      .filter(([value]) => label !== "environment" || value !== environment)
      .map(([value, ids]): PlannedRelabel => ({
        source_labels: ["instance_id"],
        regex: ids.join("|"),
        target_label: label,
        replacement: value.replaceAll("$", "$$$$"),
      })),
  ),
];

/** Ids of instances by a value that they share; both sorted. */
function byValue(
  instances: readonly PlannedInstance[],
  valueOf: (it: PlannedInstance) => string | undefined,
): readonly (readonly [string, readonly string[]])[] {
  const ids = new Map<string, string[]>();
  for (const it of instances) {
    const value = valueOf(it);
    if (value !== undefined) ids.set(value, [...(ids.get(value) ?? []), it.id]);
  }
  return [...ids].sort(([a], [b]) => (a < b ? -1 : 1)).map(([value, all]) => [value, all.sort()] as const);
}
