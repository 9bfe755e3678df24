import type { Alert, Plan } from "../../../catalog/model";
import { alertFiles, compileAlerts } from "../../../compilers/prometheus/alert-rules";
import { compileInfo } from "../../../compilers/prometheus/info-rules";
import { compileRecords } from "../../../compilers/prometheus/record-rules";
import type { Rule, RuleGroup } from "../../../compilers/prometheus/rule";
import { planOf } from "./plan";
import type { Trio } from "./promtool-tests";
import { at, INSTANCES, PROJECT, STACK } from "./world";

const recorded = (rule: Rule): string => ("record" in rule ? rule.record : "");

/** The rules that some rules read, directly or through others, in their order. */
function neededBy(rules: readonly Rule[], from: readonly Rule[]): readonly Rule[] {
  const direct = from.filter((it) => rules.some(({ expr }) => expr.includes(`${recorded(it)}{`)));
  const all = new Set([
    ...direct,
    ...(direct.length > 0
      ? neededBy(
          direct,
          from.filter((it) => !direct.includes(it)),
        )
      : []),
  ]);
  return from.filter((it) => all.has(it));
}

/**
 * promtool evaluates every group at every step. Hourly records would be made too often: tests feed them as series. What is made of hourly
 * records alone may be made more often: it only is newer then.
 */
const madeAtEveryStep = ({ interval, rules }: RuleGroup): readonly Rule[] =>
  rules.filter(({ expr }) => interval !== "1h" || rules.some((other) => expr.includes(`${recorded(other)}{`)));

/** What the real compiler makes of one alert: its info series, just the records that it reads, and its rules without their texts. */
export function groupsFor(alert: Alert, interval: number, trios: readonly Trio[] = [INSTANCES]): readonly RuleGroup[] {
  const groups = ofStack(STACK, alert, interval, trios);
  const suspects = groups.flatMap(({ rules }) => rules.map(recorded)).filter((it) => it.endsWith(":suspects:value"));
  return [...groups, decoys(alert, trios, new Set(suspects))];
}

/** Another stack that watches the same instances from the same Prometheus: its own info series and records, which must not be seen. */
export const foreignGroups = (alert: Alert, interval: number, trios: readonly Trio[]): readonly RuleGroup[] =>
  ofStack("other", alert, interval, trios)
    .map((group) => ({ ...group, rules: group.rules.filter((it) => "record" in it) }))
    .filter(({ rules }) => rules.length > 0);

/** What belongs to another alert, severity or limit of the known instance: it must not be taken for this one's. */
function decoys(alert: Alert, trios: readonly Trio[], suspects: ReadonlySet<string>): RuleGroup {
  const [never, always] = alert.when.kind === "above" ? ["Inf", "1e18"] : ["-Inf", "-1e18"];
  const about = (instance_id: string) => ({ aura_stack: STACK, aura_project: PROJECT, instance_id });
  const threshold = (id: string, aura_alert: string, severity: string): Rule => ({
    record: "aura_instance_threshold",
    expr: `vector(${never})`,
    labels: { ...about(id), aura_alert, severity },
  });
  const limit = (id: string): Rule => ({ record: "aura_instance_limit", expr: "vector(1e9)", labels: { ...about(id), limit: "decoy" } });
  const of = ({ known }: Trio): readonly Rule[] => [
    ...Object.keys(alert.when.levels).map((severity) => threshold(known, "decoy", severity)),
    threshold(known, alert.id, "decoy"),
    limit(known),
    ...[...suspects].map((record) => ({ record, expr: `vector(${always})`, labels: { ...about(known), aura_alert: "decoy" } })),
  ];
  return { name: "decoys-info", interval: "1m", rules: trios.flatMap(of) };
}

const ofStack = (stack: string, alert: Alert, interval: number, trios: readonly Trio[]): readonly RuleGroup[] =>
  groupsOf(planOf([alert], interval, { stack, trios })).map((group) => ({
    ...group,
    rules: group.rules.map((rule) => ("alert" in rule ? { ...rule, annotations: {} } : rule)),
  }));

/** What the real compiler makes of the alerts of a plan, texts included: info series, just the records that the alerts read, and their rules. */
export function groupsOf(plan: Plan): readonly RuleGroup[] {
  const { documents, gaps } = compileAlerts(plan);
  if (gaps.length > 0) throw new Error(`${gaps[0]!.alert} did not compile: ${gaps[0]!.reason}`);
  return withRecords(
    plan,
    alertFiles(plan, documents).flatMap(({ groups }) => groups),
  );
}

/** Info series, just the records that some groups read, and those groups. */
export function withRecords(plan: Plan, reading: readonly RuleGroup[]): readonly RuleGroup[] {
  const read = reading.flatMap(({ rules }) => rules);
  const made = compileRecords(plan)
    .flatMap(({ groups }) => groups)
    .map((group) => ({ ...group, interval: at(plan.interval), rules: madeAtEveryStep(group) }));
  // Groups read each other's records.
  const needed = new Set(
    neededBy(
      read,
      made.flatMap(({ rules }) => rules),
    ),
  );
  const records = made.map((group) => ({ ...group, rules: group.rules.filter((it) => needed.has(it)) }));
  return [...compileInfo(plan).groups, ...records, ...reading].filter(({ rules }) => rules.length > 0);
}
