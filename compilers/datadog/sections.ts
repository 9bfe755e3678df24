import { type Plan, type PlannedAlert, type ThresholdClass, walk } from "../../catalog/model";

/** Instances that one monitor judges by the same numbers. */
export interface Section {
  /** Tells the sections of an alert apart; empty for the stack's own. */
  readonly key: string;
  /** What narrows the scope. */
  readonly filters: readonly string[];
  /** Connections that all of them allow. */
  readonly boltConnectionLimit?: number;
}

/** Tag values are small letters in Datadog. */
const list = (ids: readonly string[]): string => ids.map((it) => it.toLowerCase()).join(",");

/** Ids of the instances that the stack names. */
export const knownIds = ({ instances }: Plan): readonly string[] => instances.map(({ id }) => id.toLowerCase()).sort();

/**
 * The instances of a class, in one section; in several where an alert measures against a limit that is no metric: those with the same limit
 * share one, and those without have none.
 */
export function sectionsOf(alert: PlannedAlert, { instances, key }: ThresholdClass, plan: Plan): readonly Section[] {
  if (!readsLimit(alert)) return [{ key, filters: filterOf(instances) }];
  const limits = new Map<number, string[]>();
  for (const {
    id,
    limits: { boltConnections },
  } of plan.instances) {
    if (boltConnections !== undefined && isWithin(instances, id)) limits.set(boltConnections, [...(limits.get(boltConnections) ?? []), id]);
  }
  return [...limits]
    .sort(([a], [b]) => a - b)
    .map(([limit, ids]) => ({
      key: [...(key === "" ? [] : [key]), `of-${limit}`].join("-"),
      filters: [`instance_id IN (${list([...ids].sort())})`],
      boltConnectionLimit: limit,
    }));
}

const readsLimit = ({ when }: PlannedAlert): boolean =>
  walk(when.signal).some((it) => it.kind === "fact" && it.fact === "bolt-connection-limit");

function filterOf(instances: ThresholdClass["instances"]): readonly string[] {
  switch (instances.kind) {
    case "all":
      return [];
    case "only":
      return [`instance_id IN (${list(instances.ids)})`];
    case "others":
      return [`instance_id NOT IN (${list(instances.than)})`];
  }
}

/** Whether a class has an instance. */
export function isWithin(instances: ThresholdClass["instances"], id: string): boolean {
  if (instances.kind === "all") return true;
  return instances.kind === "only" ? instances.ids.includes(id) : !instances.than.includes(id);
}
