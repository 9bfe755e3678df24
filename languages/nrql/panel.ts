import type { Alert, Query, Signal } from "../../catalog/model";
import { KEYS } from "../promql";
import { storedName } from "../promql/names";
import { quoted } from "./query";
import { sourceOf, streamOf } from "./source";

/** A query of a dashboard, and the series that it reads. */
export interface NrqlPanelQuery {
  readonly metric: string;
  readonly text: string;
}

/**
 * What a panel asks for, where New Relic has it: a signal that is written as a stream, or what an alert compares with its thresholds.
 *
 * @returns undefined for what is folded by names, counted, or looks at the state of alerts: New Relic shows these in pages of its own
 */
export function nrqlPanelQuery(query: Query, stack: string): NrqlPanelQuery | undefined {
  if (query.kind === "guarded" && query.alert.appliesTo.includes("new-relic")) return ofAlert(query.alert, stack);
  if (query.kind !== "series" && query.kind !== "top") return undefined;
  const metric = query.of.kind === "metric" ? storedName(query.of) : streamOf(query.of);
  return metric === undefined ? undefined : { metric, text: textOf(metric, query.of, stack, []) };
}

function ofAlert(alert: Alert, stack: string): NrqlPanelQuery {
  const { metric, alert: own } = sourceOf(alert);
  return { metric, text: textOf(metric, alert.when.signal, stack, own === undefined ? [] : [`aura_alert = ${quoted(own)}`]) };
}

/** One line for each series; the newest value of each span. */
function textOf(metric: string, { level }: Signal, stack: string, more: readonly string[]): string {
  const facets = KEYS[level].filter((it) => it !== "aura_stack" || level === "stack").join(", ");
  const where = [`aura_stack = ${quoted(stack)}`, ...more].join(" AND ");
  return `SELECT latest(\`${metric}\`) FROM Metric WHERE ${where} FACET ${facets} TIMESERIES AUTO`;
}
