import { type Query, SEVERITIES } from "../../catalog/model";
import { INFO_RECORD, keys, select } from "../../languages/promql";
import { alertMatchers } from "./context";
import type { Page } from "./page";

const INSTANCE = keys("instance");

/** Prometheus's own series of alerts. */
export const alertSeries = (name: "ALERTS" | "ALERTS_FOR_STATE", { dashboard }: Page, matchers: readonly string[]): string =>
  `${name}{${[...alertMatchers(dashboard.variables), ...matchers, 'severity!="none"'].join(",")}}`;

/** How many alerts are in a state; without labels it is 0 where there is none. */
export function alertCount({ state, by, severity }: Extract<Query, { readonly kind: "alerts" }>, page: Page): string {
  const matchers = [`alertstate="${state}"`, ...(severity === undefined ? [] : [`severity="${severity}"`])];
  const series = alertSeries("ALERTS", page, matchers);
  if (by.length === 0) return `count(${series}) or vector(0)`;
  const optional = by.filter((label) => label !== "alertname" && label !== "severity");
  return optional.reduce(
    (text, label) => `label_replace(${text}, "${label}", "no ${label}", "${label}", "")`,
    `count by (${by.join(", ")}) (${series})`,
  );
}

/** From 0, nothing fires, to 4, somebody was woken; of instances that the stack file names, and of those that are seen. */
export function worstAlert(seen: string, page: Page): string {
  const ranks = SEVERITIES.map(
    (severity, index) =>
      `${alertSeries("ALERTS", page, ['alertstate="firing"', `severity="${severity}"`, 'instance_id!=""'])} * ${index + 1}`,
  ).reverse();
  return `max by (${INSTANCE}) (${ranks.join(" or ")} or ${select(INFO_RECORD, page.context)} * 0 or ${seen} * 0)`;
}

/** Seconds since each alert that fires became active. */
export const alertAge = (page: Page): string =>
  `time() - ${alertSeries("ALERTS_FOR_STATE", page, [])} and ignoring (alertstate) ${alertSeries("ALERTS", page, ['alertstate="firing"'])}`;
