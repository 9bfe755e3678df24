import type { Level, Metric, Plan, PlannedInstance, PlannedProject } from "../../catalog/model";

/** Series that one alarm may bring: CloudWatch reads 500 (AlarmPromQLCriteria, "alarm limits"), and some must be left for new instances. */
const SERIES_PER_ALARM = 400;
/** Zones times modes of Comprehensive granularity. */
const MEMBER_GROUPS = 6;
/** Instances whose facts fit into one query of 10 000 characters. */
const FACTS_PER_ALARM = 128;

/** What the receiver notes of each scrape: `up` and `scrape_*`, with `extra_scrape_metrics`. */
const SERIES_OF_A_SCRAPE = 8;

/** The label by which an alarm takes its part of a large fleet. The collector sets it, from a hash of the instance id. */
export const SHARD_LABEL = "aura_shard";

/** One part of a fleet. */
export interface Shard {
  /** Ends the alarm's name: empty where there is one part only. */
  readonly suffix: string;
  /** Matchers of every selector of instances. */
  readonly matchers: readonly string[];
  readonly instances: readonly PlannedInstance[];
  /** Ids of the endpoints whose series it reads. @default all */
  readonly endpoints?: readonly string[];
  /** The calendar in which they may be paused; only where an alarm minds it. */
  readonly pause?: string;
}

/** Values that the label has in all: a power of two, so that half of the instances stay where they were when it doubles. */
export const shardCount = (plan: Plan): number => partsOf(plan, "databaseMember");

/** Which value of the label an instance has. FNV-1a of its id; any change of this function moves every instance. */
export function shardOf(id: string, count: number): number {
  let hash = 0x811c9dc5;
  for (const character of id) hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193) >>> 0;
  return hash % count;
}

/** The parts in which alarms about a level watch the fleet. An instance that nobody configured is in the first. */
export function shardsFor(plan: Plan, level: Level): readonly Shard[] {
  const parts = partsOf(plan, level);
  if (parts === 1) return [{ suffix: "", matchers: [], instances: plan.instances }];
  const values = Array.from({ length: shardCount(plan) }, (_, value) => value);
  return Array.from({ length: parts }, (_, part) => {
    const instances = plan.instances.filter(({ id }) => shardOf(id, parts) === part);
    return {
      suffix: `-${part + 1}-of-${parts}`,
      matchers: [`${SHARD_LABEL}=~"${values.filter((value) => value % parts === part).join("|")}"`],
      instances,
      ...(endpointsOf(plan).length > SERIES_PER_ALARM && { endpoints: endpointsBehind(plan, instances) }),
    };
  });
}

/**
 * The parts in which an alarm watches endpoints: as few as fit. Their ids are written out, as everything that the config knows of them is.
 *
 * @param fits whether CloudWatch takes what is asked about a part
 */
export function endpointShards(plan: Plan, fits: (shard: Shard) => boolean): readonly Shard[] {
  const all = endpointsOf(plan);
  const { instances } = plan;
  const divided = (parts: number): readonly Shard[] =>
    parts === 1
      ? [{ suffix: "", matchers: [], instances }]
      : Array.from({ length: parts }, (_, part): Shard => {
          const endpoints = all.filter((id) => shardOf(id, parts) === part);
          return { suffix: `-${part + 1}-of-${parts}`, matchers: [], instances, endpoints };
        }).filter(({ endpoints }) => endpoints!.length > 0);
  for (let parts = 1; ; parts *= 2) {
    const shards = divided(parts);
    const isSmall = shards.every((it) => (it.endpoints ?? all).length <= SERIES_PER_ALARM && fits(it));
    // What does not even fit about every endpoint alone is refused where it is compiled.
    if (isSmall || parts >= all.length) return shards;
  }
}

const endpointsOf = ({ projects }: Plan): readonly string[] => projects.flatMap(({ endpoints }) => endpoints.map(({ id }) => id)).sort();

/** What a part of a fleet is read through, so that its alarms read no more series of endpoints than of instances. */
const endpointsBehind = (plan: Plan, instances: readonly PlannedInstance[]): readonly string[] => {
  const ids = new Set(instances.flatMap(({ id, projectId }) => [id, projectId]));
  return endpointsOf(plan).filter((id) => ids.has(id));
};

function partsOf({ projects, instances }: Plan, level: Level): number {
  const perInstance = Math.max(
    ...projects.map(({ expectedDatabases, granularity }) => {
      const members = granularity === "comprehensive" ? MEMBER_GROUPS : 1;
      return (
        { instance: 1, database: expectedDatabases, member: members, databaseMember: expectedDatabases * members }[level as string] ?? 0
      );
    }),
  );
  const needed = Math.max((instances.length * perInstance) / SERIES_PER_ALARM, perInstance === 0 ? 0 : instances.length / FACTS_PER_ALARM);
  return 2 ** Math.max(0, Math.ceil(Math.log2(Math.max(1, needed))));
}

/** The metrics that a project shows. */
export const shownIn = ({ metrics }: Plan, { granularity }: PlannedProject): readonly Metric[] =>
  metrics.filter((it) => granularity === "comprehensive" || it.granularity === "summary");

/** Series that a project brings at each scrape: of Aura, and of the scrapes themselves. */
export function seriesOf(plan: Plan, project: PlannedProject): number {
  const { id, granularity, expectedDatabases, endpoints } = project;
  const perInstance = shownIn(plan, project).reduce((sum, { scope }) => sum + (scope === "database" ? expectedDatabases : 1), 0);
  const ofAura = plan.instances.filter(({ projectId }) => projectId === id).length * perInstance;
  return ofAura * (granularity === "comprehensive" ? 3 : 1) + endpoints.length * SERIES_OF_A_SCRAPE;
}
