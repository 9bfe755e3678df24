import type { Query } from "../../catalog/model";
import { keys, ownRuleGroups, promql } from "../../languages/promql";
import { namedOnce, operand } from "./names";
import type { Page } from "./page";

type Top = Extract<Query, { readonly kind: "top" }>;
type RuleTime = Extract<Query, { readonly kind: "ruleTime" }>;

const AT_END = " @ end()";
const AGGREGATION = { highest: "topk", lowest: "bottomk" } as const;

/**
 * The series that are highest (or lowest) at the end of the time that is shown: over all of it, and always the same ones. What is asked at the
 * end alone is computed once, not at each step.
 */
export function topPromql({ of, order, take, above }: Top, { context }: Page): string {
  const beyond = (text: string): string => (above === undefined ? text : `${operand(text)} > ${above}`);
  const last = beyond(promql(of, context, AT_END));
  const chosen = `${operand(promql(of, context))} and ${AGGREGATION[order]}(${take}, ${last})`;
  return namedOnce(chosen, last, of.level, context, AT_END);
}

/** The same with the label `rank`, which tells the lines' colours: 1 is the highest (or lowest). */
export function rankedPromql(query: Top | RuleTime, page: Page): string {
  const { context } = page;
  if (query.kind === "ruleTime") return ranked(query.take, "topk", "rule_group", (at) => ruleTime(page, at));
  const { of, order, take } = query;
  const lines = ranked(take, AGGREGATION[order], keys(of.level), (at) => promql(of, context, at));
  return namedOnce(lines, promql(of, context, AT_END), of.level, context, AT_END);
}

/** Who was counted among the first one, two, three … at the end has the number with which that began. */
function ranked(take: number, aggregation: "topk" | "bottomk", by: string, text: (at: string) => string): string {
  const last = text(AT_END);
  const first = Array.from(
    { length: take },
    (_, index) => `label_replace(${aggregation}(${index + 1}, ${last}), "rank", "${index + 1}", "", "")`,
  );
  return `${operand(text(""))} * on (${by}) group_left (rank) group by (${by}, rank) (${first.join(` or on (${by}) `)})`;
}

/** Without the path of the group's file, and of the slowest of several servers. */
function ruleTime({ context }: Page, at: string): string {
  const of = (name: string): string => `${name}{job="${context.jobs.prometheus!}",${ownRuleGroups(context)}}${at}`;
  const share = `${of("prometheus_rule_group_last_duration_seconds")} / ${of("prometheus_rule_group_interval_seconds")}`;
  return `max by (rule_group) (label_replace(${share}, "rule_group", "$1", "rule_group", ".*;(.*)"))`;
}
