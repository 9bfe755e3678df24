import { type Query, SEVERITIES, type Severity } from "../../catalog/model";
import { ALERT_KEYS, INFO_RECORD, keys, select } from "../../languages/promql";
import { alertMatchers } from "./context";
import type { Page } from "./page";

const INSTANCE = keys("instance");

/** Prometheus's own series of alerts; an escalation is no alert of its own. */
export const alertSeries = (name: "ALERTS" | "ALERTS_FOR_STATE", { dashboard }: Page, matchers: readonly string[]): string =>
  `${name}{${[...alertMatchers(dashboard.variables), ...matchers, 'severity!="none"', 'escalation=""'].join(",")}}`;

const FIRING = 'alertstate="firing"';

/** What fires with a severity, but for what Alertmanager holds back because the same thing fires with a worse one. */
function firing(severity: Severity, page: Page): string {
  const worse = SEVERITIES.slice(SEVERITIES.indexOf(severity) + 1);
  const series = alertSeries("ALERTS", page, [FIRING, `severity="${severity}"`]);
  if (worse.length === 0) return series;
  return `${series} unless on (${ALERT_KEYS.join(", ")}) ${alertSeries("ALERTS", page, [FIRING, `severity=~"${worse.join("|")}"`])}`;
}

/** What fires, each thing once: from 1, advice, to 4, somebody was woken. */
export const alertRank = (page: Page): string =>
  SEVERITIES.map((severity, index) => `(${firing(severity, page)}) * ${index + 1}`)
    .reverse()
    .join(" or ");

/** How many alerts are in a state; without labels it is 0 where there is none. What fires is counted once, unless severities are told apart. */
export function alertCount({ state, by, severity }: Extract<Query, { readonly kind: "alerts" }>, page: Page): string {
  const series = alertsIn(state, by.includes("severity"), severity, page);
  if (by.length === 0) return `count(${series}) or vector(0)`;
  const optional = by.filter((label) => label !== "alertname" && label !== "severity");
  return optional.reduce(
    (text, label) => `label_replace(${text}, "${label}", "no ${label}", "${label}", "")`,
    `count by (${by.join(", ")}) (${series})`,
  );
}

function alertsIn(state: "firing" | "pending", isTold: boolean, severity: Severity | undefined, page: Page): string {
  if (state === "pending" || isTold) return alertSeries("ALERTS", page, [`alertstate="${state}"`]);
  return severity === undefined ? alertRank(page) : firing(severity, page);
}

/** From 0, nothing fires, to 4, somebody was woken; of instances that the stack file names, and of those that are seen. */
export function worstAlert(seen: string, page: Page): string {
  const ranks = SEVERITIES.map(
    (severity, index) => `${alertSeries("ALERTS", page, [FIRING, `severity="${severity}"`, 'instance_id!=""'])} * ${index + 1}`,
  ).reverse();
  return `max by (${INSTANCE}) (${ranks.join(" or ")} or ${select(INFO_RECORD, page.context)} * 0 or ${seen} * 0)`;
}

/** Seconds since each alert that fires became active, each thing once. */
export const alertAge = (page: Page): string =>
  `time() - ${alertSeries("ALERTS_FOR_STATE", page, [])} and ignoring (alertstate) (${alertRank(page)})`;
