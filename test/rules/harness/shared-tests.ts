import { compileRecords } from "../../../compilers/prometheus/record-rules";
import type { Rule, RuleGroup } from "../../../compilers/prometheus/rule";
import { planOf } from "./plan";
import { at, PROJECT, STACK } from "./world";

const LABELS: Readonly<Record<string, string>> = {
  instance: 'instance_id="6b0c65e8"',
  database: 'instance_id="6b0c65e8",database="neo4j"',
};
const OTHER = "other";

const recorded = (rule: Rule): string => ("record" in rule ? rule.record : "");
const namesIn = (expr: string): readonly string[] => [...expr.matchAll(/((?:instance|database):[\w:]+)\{/g)].map(([, name]) => name!);

const HOUR = 3_600;
const WEEK = 7 * 24 * HOUR;

/**
 * The records that are made of other records, at one interval: each must exist for this stack, and none may be made for another one. What
 * looks back a week is tried at steps of an hour.
 */
export function sharedTests(interval: number): { readonly groups: readonly RuleGroup[]; readonly tests: readonly object[] } {
  const all = compileRecords(planOf([], interval)).flatMap(({ groups }) => groups);
  const groups = all.map((group) => ({ ...group, rules: group.rules.filter(({ expr }) => namesIn(expr).length > 0) }));
  const made = groups.flatMap(({ rules }) => rules.map(recorded));
  const inputs = [...new Set(groups.flatMap(({ rules }) => rules.flatMap(({ expr }) => namesIn(expr))))].filter(
    (name) => !made.includes(name),
  );
  const end = interval < HOUR ? HOUR : WEEK + 4 * HOUR;
  const series = inputs.flatMap((name) =>
    [STACK, OTHER].map((stack) => ({
      series: `${name}{aura_stack="${stack}",aura_project="${PROJECT}",${LABELS[name.split(":")[0]!]}}`,
      values: `2x${end / interval}`,
    })),
  );
  const seen = made.filter((name) => interval >= HOUR || !name.endsWith("offset1w"));
  const checks = seen.flatMap((name) =>
    [
      { stack: STACK, count: 1 },
      { stack: OTHER, count: 0 },
    ].map(({ stack, count }) => ({
      expr: `count(${name}{aura_stack="${stack}"}) # ${name} of ${stack}`,
      eval_time: at(end),
      exp_samples: count === 0 ? [] : [{ labels: "{}", value: count }],
    })),
  );
  return { groups, tests: [{ name: "records made of records", interval: at(interval), input_series: series, promql_expr_test: checks }] };
}
