import { type Query, type Signal, unreachable } from "../../catalog/model";
import { INFO_RECORD, keys, promql, type PromqlContext, rangeOf, select } from "../../languages/promql";
import { alertAge, alertCount, alertRank, worstAlert } from "./alert-queries";
import { guardedText } from "./guards";
import { named, operand } from "./names";
import type { Page } from "./page";
import { rankedPromql, topPromql } from "./top-queries";

const INSTANCE = keys("instance");
const FOLD = { max: "max", min: "min", mean: "avg", sum: "sum", count: "count" } as const;

/** A query of a dashboard in PromQL, with the dashboard's variables in place of what the reader chooses. */
export function queryPromql(query: Query, page: Page): string {
  const { context } = page;
  switch (query.kind) {
    case "series":
      return everySeries(query.of, context);
    case "guarded":
      return guarded(query, page);
    case "count":
      return `count(${countedText(query.of, page)}) or vector(0)`;
    case "watcher":
      return watcherGrowth(query, context);
    case "top":
      return topPromql(query, page);
    case "ruleTime":
      return rankedPromql(query, page);
    case "grouped":
      return grouped(query, page);
    case "resets":
      return `max by (${INSTANCE}) (resets(${select(query.of.name, context)}[${rangeOf(query.window, context)}]))`;
    case "instances":
      return everyInstance(promql(query.seen, context), page);
    case "endpoints":
      return `max by (aura_stack, aura_project, project_name) (${select("aura_endpoint_info", context)})`;
    case "reporting":
      return `group by (${INSTANCE}) (${promql(query.seen, context)}) or ${promql(query.expected, context)} * 0`;
    case "worstAlert":
      return worstAlert(promql(query.seen, context), page);
    case "alerts":
      return alertCount(query, page);
    case "alertAge":
      return named(alertAge(page), "instance", context);
    case "alertRank":
      return alertRank(page);
    default:
      return unreachable(query);
  }
}

/** Before there was a stack nothing of it was absent. */
function everySeries(signal: Signal, context: PromqlContext): string {
  const isAbsence = signal.kind === "server" && signal.absent === true;
  return isAbsence ? `${promql(signal, context)} and on () group(${select("aura_endpoint_info", context)})` : promql(signal, context);
}

/** Those that the stack file names with all that it says of them, then those that only Aura knows. */
function everyInstance(seen: string, { context }: Page): string {
  const info = select(INFO_RECORD, context);
  const unknown = `group by (${INSTANCE}) (${seen}) unless on (${INSTANCE}) ${INFO_RECORD}`;
  return `${info} or label_replace(${unknown}, "instance_name", "not in the stack file: $1", "instance_id", "(.*)")`;
}

/** Growth of a counter of a program that watches, added up by its own labels. Programs list at 0 what they could do and never did. */
function watcherGrowth({ program, name, by, window, used }: Extract<Query, { readonly kind: "watcher" }>, context: PromqlContext): string {
  const [labels, job] = [by.join(", "), `{job="${context.jobs[program]!}"}`];
  return `round(sum by (${labels}) (increase(${name}${job}[${rangeOf(window, context)}]))) and on (${labels}) ${used}${job} @ end() > 0`;
}

/** What is counted needs no names. */
const countedText = (query: Query, page: Page): string =>
  query.kind === "guarded" ? guardedText(query.alert, page.context) : queryPromql(query, page);

function guarded({ alert, above }: Extract<Query, { readonly kind: "guarded" }>, { context }: Page): string {
  const text = guardedText(alert, context);
  return named(above === undefined ? text : `${operand(text)} > ${above}`, alert.when.signal.level, context);
}

/** Folded by labels of the series themselves, or by what is known of their instances. */
function grouped({ of, by, fold }: Extract<Query, { readonly kind: "grouped" }>, { context }: Page): string {
  const value = promql(of, context);
  const known = by.filter((label) => label !== "aura_project" && label !== "aura_stack");
  const labels = by.length === 0 ? "" : ` by (${by.join(", ")})`;
  if (known.length === 0) return `${FOLD[fold]}${labels} (${value})`;
  const info = select(INFO_RECORD, context);
  return `${FOLD[fold]}${labels} (${operand(value)} * on (${INSTANCE}) group_left (${known.join(", ")}) ${info})`;
}
