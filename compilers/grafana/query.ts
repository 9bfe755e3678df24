import { type Alert, type Query, unreachable } from "../../catalog/model";
import { INFO_RECORD, isOfInstance, keys, promql, type PromqlContext, rangeOf, select } from "../../languages/promql";
import { alertAge, alertCount, worstAlert } from "./alert-queries";
import { guardedText, operand } from "./guards";
import type { Page } from "./page";

const INSTANCE = keys("instance");
const FOLD = { max: "max", min: "min", mean: "avg", sum: "sum", count: "count" } as const;

/** A query of a dashboard in PromQL, with the dashboard's variables in place of what the reader chooses. */
export function queryPromql(query: Query, page: Page): string {
  const { context } = page;
  switch (query.kind) {
    case "series":
      return promql(query.of, context);
    case "guarded":
      return guarded(query.alert, page);
    case "count":
      return `count(${countedText(query.of, page)}) or vector(0)`;
    case "watcher":
      return watcherGrowth(query, context);
    case "top":
      return top(query, page);
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
      return worstAlert(page);
    case "alerts":
      return alertCount(query, page);
    case "alertAge":
      return named(alertAge(page), page);
    default:
      return unreachable(query);
  }
}

/** Those that the stack file names with all that it says of them, then those that only Aura knows. */
function everyInstance(seen: string, { context }: Page): string {
  const info = select(INFO_RECORD, context);
  const unknown = `group by (${INSTANCE}) (${seen}) unless on (${INSTANCE}) ${INFO_RECORD}`;
  return `${info} or label_replace(${unknown}, "instance_name", "$1 (not in the stack file)", "instance_id", "(.*)")`;
}

/**
 * The series that are highest (or lowest) at the end of the time that is shown: over all of it, and always the same ones. What is asked at the
 * end alone is computed once, not at each step.
 */
function top({ of, order, take }: Extract<Query, { readonly kind: "top" }>, { context }: Page): string {
  const last = promql(of, context, AT_END);
  const chosen = `${operand(promql(of, context))} and ${order === "highest" ? "topk" : "bottomk"}(${take}, ${last})`;
  if (!isOfInstance(of.level)) return chosen;
  const info = `${select(INFO_RECORD, context)}${AT_END}`;
  return `(${chosen}) * on (${INSTANCE}) group_left (instance_name) (${info} or group by (${INSTANCE}) (${last}) unless on (${INSTANCE}) ${info})`;
}

const AT_END = " @ end()";

/** Growth of a counter of a program that watches, added up by its own labels. */
const watcherGrowth = ({ program, name, by, window }: Extract<Query, { readonly kind: "watcher" }>, context: PromqlContext): string =>
  `sum by (${by.join(", ")}) (increase(${name}{job="${context.jobs[program]!}"}[${rangeOf(window, context)}]))`;

/** What is counted needs no names. */
const countedText = (query: Query, page: Page): string =>
  query.kind === "guarded" ? guardedText(query.alert, page.context) : queryPromql(query, page);

const guarded = (alert: Alert, page: Page): string => {
  const text = guardedText(alert, page.context);
  return isOfInstance(alert.when.signal.level) ? named(text, page) : text;
};

/** With the names of instances as labels; what has no name, or is about no instance, stays as it is. */
function named(text: string, { context }: Page): string {
  const info = select(INFO_RECORD, context);
  return `${operand(text)} * on (${INSTANCE}) group_left (instance_name) ${info} or ${operand(text)} unless on (${INSTANCE}) ${info}`;
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
