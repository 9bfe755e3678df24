import {
  type Plan,
  type PlannedAlert,
  type PlannedInstance,
  type PlannedProject,
  type Severity,
  thresholdClasses,
} from "../../catalog/model";
import { alertCondition, type CloudwatchContext } from "../../languages/cloudwatch";
import { Unsupported } from "../../languages/unsupported";
import type { Shard } from "./shards";

/** Characters of one query: AlarmPromQLCriteria in the CloudWatch API reference. */
const LONGEST_QUERY = 10_000;

/** What one alarm asks, and what tells it from others about the same part of the fleet. */
export interface AlarmQuery {
  /** Ends the alarm's id: empty unless it is about instances whose own threshold does not fit into the alarm of all others. */
  readonly suffix: string;
  readonly text: string;
}

/** Instances that are compared with the same number. */
interface Branch {
  readonly value: number;
  readonly suffix: string;
  readonly shard: Shard;
}

/**
 * The queries of an alarm: every series that they return is something that is wrong. Instances with a threshold of their own are a branch of
 * their own, so that what an alarm tells apart never depends on a threshold or a name. Branches that are too long together are an alarm each.
 *
 * @throws Unsupported when CloudWatch cannot say it
 */
export function alarmQueries(plan: Plan, alert: PlannedAlert, severity: Severity, shard: Shard): readonly AlarmQuery[] {
  const texts = branchesOf(plan, alert, severity, shard).map((it) => ({ suffix: it.suffix, text: textOf(plan, alert, severity, it) }));
  const together = texts.map(({ text }) => `(${text})`).join("\nor\n");
  const queries = texts.length === 1 || together.length > LONGEST_QUERY ? texts : [{ suffix: "", text: together }];
  const { length } = queries.reduce((longest, { text }) => (text.length > longest.length ? text : longest), "");
  if (length <= LONGEST_QUERY) return queries;
  throw new Unsupported(`its query has ${length} characters, and CloudWatch takes ${LONGEST_QUERY}`);
}

/** Whether CloudWatch takes what is asked about a part. */
export const fits = (plan: Plan, alert: PlannedAlert, severity: Severity, shard: Shard): boolean =>
  branchesOf(plan, alert, severity, shard).every((it) => textOf(plan, alert, severity, it).length <= LONGEST_QUERY);

const textOf = (plan: Plan, alert: PlannedAlert, severity: Severity, { value, shard }: Branch): string =>
  alertCondition(alert, { ...alert.when.levels[severity]!, value }, contextOf(plan, shard));

/** One branch for each number that somebody of a part has: the stack's own first. */
function branchesOf(plan: Plan, alert: PlannedAlert, severity: Severity, shard: Shard): readonly Branch[] {
  const numbers = new Map<number, string[]>();
  const others: Branch[] = [];
  const here = new Set(shard.instances.map(({ id }) => id));
  for (const { levels, instances } of thresholdClasses(plan, alert)) {
    const value = levels.get(severity);
    if (value === undefined) continue;
    if (instances.kind === "only") numbers.set(value, [...(numbers.get(value) ?? []), ...instances.ids.filter((id) => here.has(id))]);
    else others.push({ value, suffix: "", shard: instances.kind === "all" ? shard : without(shard, instances.than) });
  }
  const own = [...numbers].filter(([, ids]) => ids.length > 0).sort(([a], [b]) => a - b);
  return [...others, ...own.map(([value, ids]) => ({ value, suffix: `-${value}`, shard: only(shard, ids.sort()) }))];
}

function without(shard: Shard, than: readonly string[]): Shard {
  const ids = shard.instances.map(({ id }) => id).filter((id) => than.includes(id));
  if (ids.length === 0) return shard;
  return narrowed(shard, `instance_id!~"${ids.sort().join("|")}"`, ({ id }) => !than.includes(id));
}

const only = (shard: Shard, ids: readonly string[]): Shard =>
  narrowed(shard, `instance_id=~"${ids.join("|")}"`, ({ id }) => ids.includes(id));

const narrowed = (shard: Shard, matcher: string, has: (instance: PlannedInstance) => boolean): Shard => ({
  ...shard,
  matchers: [...shard.matchers, matcher],
  instances: shard.instances.filter(has),
});

function contextOf(plan: Plan, { matchers, instances, endpoints }: Shard): CloudwatchContext {
  const common = [`aura_stack="${plan.stack}"`, ...(endpoints === undefined ? [] : [`aura_endpoint=~"${endpoints.join("|")}"`])];
  return {
    stack: plan.stack,
    interval: plan.interval,
    jobs: {},
    projects: endpoints === undefined ? plan.projects : plan.projects.map((it) => withEndpoints(it, endpoints)),
    instances,
    metrics: plan.metrics.filter((it) => it.granularity === "summary").map(({ name }) => name),
    matchers: (name) => [...common, ...(name.startsWith("neo4j_") ? matchers : [])],
  };
}

const withEndpoints = (project: PlannedProject, ids: readonly string[]): PlannedProject => ({
  ...project,
  endpoints: project.endpoints.filter(({ id }) => ids.includes(id)),
});
