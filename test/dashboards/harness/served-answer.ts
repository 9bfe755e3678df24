import { instanceMissing } from "../../../catalog/alerts/availability-data";
import { type Plan, type Query, type QueryFold, type Signal, signalsOf } from "../../../catalog/model";
import { type History, keyOf, NotServed, servedValue, type Values } from "./served-value";

/** A query whose answer follows from what Aura serves and what the stack file says. */
export type Comparable = Extract<Query, { readonly kind: "series" | "top" | "grouped" | "count" | "instances" | "reporting" }>;

const COMPARABLE: ReadonlySet<Query["kind"]> = new Set(["series", "top", "grouped", "count", "instances", "reporting"]);

/** Alerts, restarts and what programs that watch count of themselves are none. */
export const isComparable = (query: Query): query is Comparable => COMPARABLE.has(query.kind);

/** What tells the series of an answer apart, in one text. */
export function seriesKey(query: Comparable, labels: Readonly<Record<string, string>>): string {
  switch (query.kind) {
    case "series":
    case "top":
      return keyOf(query.of.level, labels);
    case "grouped":
      return query.by.map((label) => labels[label] ?? "").join("/");
    case "instances":
    case "reporting":
      return keyOf("instance", labels);
    case "count":
      return "";
  }
}

/** What a query must answer. @throws NotServed where that does not follow from what was served */
export function servedAnswer(query: Comparable, plan: Plan, history: History): Values {
  const ids = new Set((history.at(-1) ?? []).map(({ instance }) => instance));
  const all = [...new Set([...plan.instances.map(({ id }) => id), ...ids])];
  switch (query.kind) {
    case "series":
    case "top":
      return servedValue(query.of, history);
    case "grouped":
      return grouped(query, plan, history);
    case "instances":
      return new Map(all.map((id) => [id, 1]));
    case "reporting":
      return new Map(all.map((id) => [id, ids.has(id) ? 1 : 0]));
    case "count":
      return new Map([["", counted(query.of, plan, ids)]]);
  }
}

function counted(query: Query, plan: Plan, ids: ReadonlySet<string>): number {
  if (query.kind === "series" && query.of.kind === "age") return ids.size;
  if (query.kind === "guarded" && query.alert.id === instanceMissing.id) return plan.instances.filter(({ id }) => !ids.has(id)).length;
  throw new NotServed(`a count of ${query.kind}`);
}

const FOLD: Readonly<Record<QueryFold, (all: readonly number[]) => number>> = {
  max: (all) => Math.max(...all),
  min: (all) => Math.min(...all),
  sum: (all) => all.reduce((a, b) => a + b, 0),
  mean: (all) => all.reduce((a, b) => a + b, 0) / all.length,
  count: (all) => all.length,
};

/** The first part of a value's key is the id of its instance. */
function grouped({ of, by, fold }: Extract<Query, { readonly kind: "grouped" }>, plan: Plan, history: History): Values {
  const groups = new Map<string, number[]>();
  for (const [key, value] of servedValue(of, history)) {
    const known = plan.instances.find(({ id }) => id === key.split("/")[0]);
    const group = by.map((label) => (label === "aura_project" || label === "aura_stack" ? "" : (known?.[label] ?? ""))).join("/");
    groups.set(group, [...(groups.get(group) ?? []), value]);
  }
  return new Map([...groups].map(([group, all]) => [group, FOLD[fold](all)]));
}

/** The signals whose values a comparable query shows. */
export const shownSignals = (query: Comparable): readonly Signal[] => (query.kind === "count" ? [] : signalsOf(query));
