import { severitiesOf, type Severity } from "./alert";
import type { Plan, PlannedAlert } from "./plan";

/** Numbers of one alert that some instances share. A severity that is off for them is absent. */
export type ClassLevels = ReadonlyMap<Severity, number>;

/** Instances that one document of an alert watches, where a backend cannot join thresholds to instances. */
export interface ThresholdClass {
  /** Worst severity first. */
  readonly levels: ClassLevels;
  /**
   * `all`: every instance, known or not. `only`: these. `others`: every instance but these, so that one that nobody configured is
   * watched with the stack's thresholds. Ids are sorted.
   */
  readonly instances:
    | { readonly kind: "all" }
    | { readonly kind: "only"; readonly ids: readonly string[] }
    | { readonly kind: "others"; readonly than: readonly string[] };
  /** Tells the classes of an alert apart, and lasts as long as its numbers: empty for the stack's own, else as `critical-0.9`. */
  readonly key: string;
}

/**
 * The instances of a plan, grouped by the thresholds that they have for an alert. The stack's own come first. A class in which every
 * severity is off is left out: nothing watches its instances.
 */
export function thresholdClasses(plan: Plan, alert: PlannedAlert): readonly ThresholdClass[] {
  const common = severitiesOf(alert.when.levels).filter((it) => alert.on.includes(it));
  const classes = new Map<string, { readonly levels: ClassLevels; readonly ids: string[] }>();
  for (const [id, own] of ownLevels(plan, alert)) {
    const said = common.map((it) => [it, own.has(it) ? own.get(it)! : alert.when.levels[it]!.value] as const);
    const levels: ClassLevels = new Map(said.filter((it): it is [Severity, number] => it[1] !== null));
    const key = [...levels].map(([severity, value]) => `${severity}-${value}`).join("-") || "off";
    classes.set(key, { levels, ids: [...(classes.get(key)?.ids ?? []), id] });
  }
  const than = [...classes.values()].flatMap(({ ids }) => ids).sort();
  const stacks: ClassLevels = new Map(common.map((it) => [it, alert.when.levels[it]!.value]));
  return [
    { levels: stacks, instances: than.length === 0 ? { kind: "all" } : { kind: "others", than }, key: "" },
    ...[...classes]
      .filter(([, { levels }]) => levels.size > 0)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, { levels, ids }]): ThresholdClass => ({ levels, instances: { kind: "only", ids: [...ids].sort() }, key })),
  ];
}

function ownLevels(plan: Plan, { id, on }: PlannedAlert): ReadonlyMap<string, ReadonlyMap<Severity, number | null>> {
  const own = new Map<string, Map<Severity, number | null>>();
  for (const { instanceId, alert, severity, value } of plan.thresholds) {
    if (alert !== id || !on.includes(severity)) continue;
    own.set(instanceId, (own.get(instanceId) ?? new Map<Severity, number | null>()).set(severity, value));
  }
  return own;
}
