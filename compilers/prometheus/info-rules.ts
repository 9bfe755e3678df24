import { instanceBehind, type Plan, type PlannedInstance, type PlannedThreshold, toDuration } from "../../catalog/model";
import { slowInterval } from "../../languages/promql";
import type { RecordRule, RuleFile, RuleGroup } from "./rule";

/** Instances in one rule group of info series. */
const INSTANCES_PER_SHARD = 250;

/**
 * What the stack knows, as series: names, teams, limits and own thresholds of instances, endpoints, ages of credentials. They are sharded
 * by a hash of the instance id, never by position, so that adding an instance moves no other one until the number of shards doubles.
 */
export function compileInfo(plan: Plan): RuleFile {
  const shards = shardCount(plan.instances.length);
  const own = groupBy(plan.thresholds, (it) => `${it.projectId}/${it.instanceId}`);
  const ofShard = groupBy(plan.instances, (it) => shardOf(it.id, shards));
  const ofInstances = [...ofShard]
    .sort(([a], [b]) => a - b)
    .map(([shard, instances]) =>
      group(
        plan,
        { name: `info-${shard}`, interval: slowInterval(plan) },
        instances.flatMap((it) => [
          info(plan, it),
          ...limits(plan, it),
          ...(own.get(`${it.projectId}/${it.id}`) ?? []).map((one) => threshold(plan, one)),
        ]),
      ),
    );
  return { name: "info", dense: true, groups: [group(plan, { name: "info", interval: plan.interval }, ofPipeline(plan)), ...ofInstances] };
}

function groupBy<T, K>(all: readonly T[], keyOf: (it: T) => K): ReadonlyMap<K, readonly T[]> {
  const groups = new Map<K, T[]>();
  for (const it of all) groups.set(keyOf(it), [...(groups.get(keyOf(it)) ?? []), it]);
  return groups;
}

interface GroupArgs {
  readonly name: string;
  /** Seconds between two evaluations. */
  readonly interval: number;
}

const group = (plan: Plan, { name, interval }: GroupArgs, rules: readonly RecordRule[]): RuleGroup => ({
  name: `aura-${plan.stack}-${name}`,
  interval: toDuration(interval),
  rules,
});

const identity = (plan: Plan, it: { readonly projectId: string }, id: string) => ({
  aura_stack: plan.stack,
  aura_project: it.projectId,
  instance_id: id,
});

function info(plan: Plan, it: PlannedInstance): RecordRule {
  const { name, environment, team, tier, service, pause } = it;
  const known = { instance_name: name, environment, team, tier, service, pause, aura_endpoint: ownEndpoint(plan, it) };
  const labels = Object.fromEntries(Object.entries(known).filter((entry): entry is [string, string] => entry[1] !== undefined));
  return { record: "aura_instance_info", expr: "vector(1)", labels: { ...it.labels, ...identity(plan, it, it.id), ...labels } };
}

/** The endpoint that serves an instance alone: nothing but its outage explains that just this one is missing. */
const ownEndpoint = ({ projects }: Plan, { id, projectId }: PlannedInstance): string | undefined =>
  projects.find((it) => it.id === projectId)?.endpoints.find((it) => it.id === id)?.id;

function limits(plan: Plan, it: PlannedInstance): readonly RecordRule[] {
  if (it.limits.boltConnections === undefined) return [];
  return [
    {
      record: "aura_instance_limit",
      expr: `vector(${it.limits.boltConnections})`,
      labels: { ...identity(plan, it, it.id), limit: "bolt_connections" },
    },
  ];
}

function threshold(plan: Plan, own: PlannedThreshold): RecordRule {
  const { kind } = plan.alerts.find(({ id }) => id === own.alert)!.when;
  const value = own.value ?? (kind === "above" ? "Inf" : "-Inf");
  return {
    record: "aura_instance_threshold",
    expr: `vector(${value})`,
    labels: { ...identity(plan, own, own.instanceId), aura_alert: own.alert, severity: own.severity },
  };
}

function ofPipeline(plan: Plan): readonly RecordRule[] {
  return plan.projects.flatMap((project) => [
    ...project.endpoints.map((it): RecordRule => ({
      record: "aura_endpoint_info",
      expr: "vector(1)",
      labels: {
        aura_stack: plan.stack,
        aura_project: project.id,
        aura_endpoint: it.id,
        project_name: project.key,
        endpoint_name: instanceBehind(plan, project, it)?.name ?? project.key,
      },
    })),
    ...(project.credentialsIssued === undefined
      ? []
      : [
          {
            record: "aura_credentials_issued_timestamp_seconds",
            expr: `vector(${project.credentialsIssued})`,
            labels: { aura_stack: plan.stack, aura_project: project.id },
          },
        ]),
  ]);
}

/** The next power of two: when it doubles, half of the instances stay where they were. */
const shardCount = (instances: number): number => 2 ** Math.max(0, Math.ceil(Math.log2(Math.max(1, instances) / INSTANCES_PER_SHARD)));

/** FNV-1a of the id; any change of this function moves every instance. */
function shardOf(id: string, shards: number): number {
  let hash = 0x811c9dc5;
  for (const character of id) hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193) >>> 0;
  return hash % shards;
}
