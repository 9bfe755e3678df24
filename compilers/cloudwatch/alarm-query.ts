import { type Plan, type PlannedAlert, type PlannedInstance, type Severity, thresholdClasses } from "../../catalog/model";
import { alertCondition, type CloudwatchContext } from "../../languages/cloudwatch";
import { Unsupported } from "../../languages/unsupported";
import type { Shard } from "./shards";

/** Characters of one query: AlarmPromQLCriteria in the CloudWatch API reference. */
const LONGEST_QUERY = 10_000;

/** Instances that are compared with the same number. */
interface Branch {
  readonly value: number;
  readonly matchers: readonly string[];
  readonly has: (instance: PlannedInstance) => boolean;
}

/**
 * The query of an alarm: every series that it returns is something that is wrong. Instances with a threshold of their own are a branch of
 * their own, so that what an alarm tells apart never depends on a threshold or a name.
 *
 * @throws Unsupported when CloudWatch cannot say it
 */
export function alarmQuery(plan: Plan, alert: PlannedAlert, severity: Severity, shard: Shard): string {
  const texts = branchesOf(plan, alert, severity).map(({ value, matchers, has }) => {
    const narrowed = { ...shard, matchers: [...shard.matchers, ...matchers], instances: shard.instances.filter(has) };
    return alertCondition(alert, { ...alert.when.levels[severity]!, value }, contextOf(plan, narrowed));
  });
  const query = texts.length === 1 ? texts[0]! : texts.map((it) => `(${it})`).join("\nor\n");
  if (query.length <= LONGEST_QUERY) return query;
  throw new Unsupported(`its query has ${query.length} characters, and CloudWatch takes ${LONGEST_QUERY}`);
}

/** One branch for each number: the stack's own first. */
function branchesOf(plan: Plan, alert: PlannedAlert, severity: Severity): readonly Branch[] {
  const numbers = new Map<number, string[]>();
  const others: Branch[] = [];
  for (const { levels, instances } of thresholdClasses(plan, alert)) {
    const value = levels.get(severity);
    if (value === undefined) continue;
    if (instances.kind === "all") others.push({ value, matchers: [], has: () => true });
    else if (instances.kind === "only") numbers.set(value, [...(numbers.get(value) ?? []), ...instances.ids]);
    else others.push({ value, matchers: [`instance_id!~"${instances.than.join("|")}"`], has: ({ id }) => !instances.than.includes(id) });
  }
  const own = [...numbers].sort(([a], [b]) => a - b);
  return [...others, ...own.map(([value, ids]) => ({ value, matchers: [`instance_id=~"${ids.sort().join("|")}"`], has: isOneOf(ids) }))];
}

const isOneOf =
  (ids: readonly string[]) =>
  ({ id }: PlannedInstance): boolean =>
    ids.includes(id);

const contextOf = (plan: Plan, { matchers, instances }: Shard): CloudwatchContext => ({
  stack: plan.stack,
  interval: plan.interval,
  jobs: {},
  projects: plan.projects,
  instances,
  metrics: plan.metrics.filter((it) => it.granularity === "summary").map(({ name }) => name),
  matchers: (name) => [`aura_stack="${plan.stack}"`, ...(name.startsWith("neo4j_") ? matchers : [])],
});
