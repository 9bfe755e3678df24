import type { Sample } from "../recorded";
import { type ParsedQuery, parseNrql } from "./parse-nrql";

/** The settings of a condition that decide when it opens an incident. */
export interface StaticCondition {
  readonly query: string;
  readonly operator: "above" | "below";
  readonly threshold: number;
  /** Seconds. */
  readonly window: number;
  readonly duration: number;
  readonly occurrences: "all" | "at_least_once";
  /** Seconds that a window waits after its last sample. */
  readonly timer: number;
}

/** An incident: what it is about, and when it was opened. */
export interface Incident {
  readonly labels: Readonly<Record<string, string>>;
  readonly since: number;
}

/**
 * When a static condition opens incidents. Samples are gathered in windows that do not overlap; a window is aggregated for each facet;
 * an empty one has no value and starts the duration anew (gaps are not filled).
 * https://docs.newrelic.com/docs/alerts/create-alert/create-alert-condition/create-nrql-alert-conditions/
 *
 * @throws Error when a setting is one that New Relic refuses
 */
export function incidentsOf(condition: StaticCondition, samples: readonly Sample[]): readonly Incident[] {
  checkSettings(condition);
  const query = parseNrql(condition.query);
  return [...signalsOf(query, condition.window, samples)].flatMap(([facet, windows]) => {
    const since = openedAt(condition, windows);
    return since === undefined ? [] : [{ labels: Object.fromEntries(JSON.parse(facet) as [string, string][]), since }];
  });
}

function checkSettings({ window, duration }: StaticCondition): void {
  if (window < 30 || window > 7_200 || window % 15 !== 0) throw new Error(`New Relic takes no windows of ${window} s`);
  if (duration < 60 || duration > 86_400 || duration % window !== 0)
    throw new Error(`New Relic takes no duration of ${duration} s with windows of ${window} s`);
}

const matches = ({ where }: ParsedQuery, labels: Sample["labels"]): boolean =>
  where.every(({ attribute, operator, values }) => {
    const value = labels[attribute];
    return operator === "IN" ? value !== undefined && values.includes(value) : value === undefined || !values.includes(value);
  });

/** The aggregated value of each window, by facet and by the number of the window. A sample without a facet's attribute has no facet. */
function signalsOf(query: ParsedQuery, window: number, samples: readonly Sample[]): ReadonlyMap<string, ReadonlyMap<number, number>> {
  const signals = new Map<string, Map<number, number>>();
  for (const { time, labels, value } of samples) {
    if (labels.__name__ !== query.metric || !matches(query, labels) || query.facet.some((it) => labels[it] === undefined)) continue;
    const facet = JSON.stringify(query.facet.map((it) => [it, labels[it]]));
    const windows = signals.get(facet) ?? new Map<number, number>();
    const number = Math.floor(time / window);
    windows.set(number, folded(query.fold, windows.get(number), value));
    signals.set(facet, windows);
  }
  return signals;
}

function folded(fold: ParsedQuery["fold"], before: number | undefined, value: number): number {
  if (fold === "count") return (before ?? 0) + 1;
  return before === undefined ? value : Math[fold](before, value);
}

/** The end of the window that completes the duration, or of the first that is beyond where once is enough. */
function openedAt(condition: StaticCondition, windows: ReadonlyMap<number, number>): number | undefined {
  const { operator, threshold, window, duration, occurrences } = condition;
  const isBeyond = (value: number | undefined): boolean =>
    value !== undefined && (operator === "above" ? value > threshold : value < threshold);
  const needed = occurrences === "all" ? duration / window : 1;
  let row = 0;
  for (let number = 0; number <= Math.max(...windows.keys()); number += 1) {
    row = isBeyond(windows.get(number)) ? row + 1 : 0;
    if (row === needed) return (number + 1) * window;
  }
  return undefined;
}
