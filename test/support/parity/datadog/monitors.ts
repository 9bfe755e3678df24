import type { MonitorDocument, Schedule } from "../../../../compilers/datadog";
import type { Expression } from "./parse";
import { parseMonitor } from "./parse";
import { type Asked, evaluate } from "./evaluate";
import { folded, type Group, type Point } from "./store";

/** Groups of a monitor that are in alert at each evaluation, by their tags as text. */
export type States = ReadonlyMap<string, readonly boolean[]>;

/** When monitors are evaluated, in seconds. */
export type Moments = readonly number[];

/**
 * A metric monitor over time: its window ends `evaluationDelay` ago, a group is judged `newGroupDelay` after its first point, one without
 * points stays as it was, and one that fired ends at the recovery threshold. With a schedule it is judged on its days alone.
 */
export function metricStates(document: MonitorDocument, asked: Asked, moments: Moments): States {
  const { aggregator, window, of: whole, operator, threshold } = parseMonitor(document.query);
  if (document.thresholds.critical !== threshold) throw new Error(`${document.id}: critical is not the threshold of the query`);
  const { evaluationDelay = 0, newGroupDelay = 0, thresholds } = document;
  const of = whole.kind === "call" && whole.name === "default_zero" ? whole.of : whole;
  if (of !== whole) return zeroedStates(document, of, asked, moments);
  const beyond = (value: number, level: number): boolean =>
    operator === ">" ? value > level : operator === "<" ? value < level : operator === ">=" ? value >= level : value <= level;
  const shaped = drawsLines(of) ? undefined : evaluate(of, asked);
  const states = new Map<string, boolean[]>();
  const seen = new Map<string, number>();
  for (const [at, now] of moments.entries()) {
    const [from, to] = [now - evaluationDelay - window, now - evaluationDelay] as const;
    for (const { tags, points } of shaped ?? evaluate(of, { ...asked, window: [from, to] })) {
      const key = JSON.stringify(tags);
      const own = states.get(key) ?? Array.from({ length: at }, () => false);
      states.set(key, own);
      const first = points[0]?.[0];
      if (first !== undefined && first <= now) seen.set(key, Math.min(first, seen.get(key) ?? Infinity));
      const values = within(points, from, to);
      const was = own[at - 1] ?? false;
      const young = now < (seen.get(key) ?? Infinity) + newGroupDelay;
      if (values.length === 0 || young) own[at] = was;
      else own[at] = beyond(folded(aggregator, values), was ? (thresholds.criticalRecovery ?? threshold) : threshold);
    }
    for (const own of states.values()) own[at] ??= own[at - 1] ?? false;
  }
  return states;
}

/**
 * A query in `default_zero` has no group by: it is one thing, whether anything of it is there or not, and without data it is zero. Nothing is
 * known of the time before the first moment, so that it is judged where its window lies after that.
 */
function zeroedStates(document: MonitorDocument, of: Expression, asked: Asked, moments: Moments): States {
  const { aggregator, window, operator, threshold } = parseMonitor(document.query);
  const { evaluationDelay = 0, onMissingData, schedule } = document;
  if (aggregator !== "max" || onMissingData !== "default") throw new Error(`${document.id}: gaps are zeros, too`);
  if (operator !== "<" && operator !== ">=") throw new Error(`${document.id}: no default_zero ${operator}`);
  const groups = evaluate(of, asked);
  if (groups.some(({ tags }) => Object.keys(tags).length > 0)) throw new Error(`${document.id}: default_zero of groups`);
  const points = groups.flatMap((it) => it.points);
  const states: boolean[] = [];
  for (const [at, now] of moments.entries()) {
    const end = now - evaluationDelay;
    const asks = schedule === undefined ? end - window >= moments[0]! : isDue(schedule, moments[at - 1] ?? -Infinity, now);
    const value = folded("max", [0, ...within(points, end - window, end)]);
    states.push(asks ? (operator === "<" ? value < threshold : value >= threshold) : (states[at - 1] ?? false));
  }
  return new Map([["{}", states]]);
}

/** Whether a schedule has a day between two moments, the second one included. https://docs.datadoghq.com/monitors/guide/custom_schedules/ */
function isDue({ rrule, start, timeZone }: Schedule, after: number, now: number): boolean {
  if (rrule !== "FREQ=DAILY;INTERVAL=1" || timeZone !== "UTC") throw new Error(`no schedule: ${rrule} in ${timeZone}`);
  const first = Date.parse(`${start}Z`) / 1_000;
  const newest = first + Math.floor((now - first) / DAY) * DAY;
  return newest >= first && newest > after;
}

const DAY = 86_400;

const drawsLines = (of: Expression): boolean =>
  of.kind === "call"
    ? of.name === "trend_line" || drawsLines(of.of)
    : of.kind === "operation" && (drawsLines(of.left) || drawsLines(of.right));

function within(points: readonly Point[], from: number, to: number): readonly number[] {
  let [low, high] = [0, points.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (points[middle]![0] > from) high = middle;
    else low = middle + 1;
  }
  const values: number[] = [];
  for (let at = low; at < points.length && points[at]![0] <= to; at += 1) values.push(points[at]![1]);
  return values;
}

/** A composite over time: its groups are those that its parts have in common; a coarser part speaks for all finer groups. */
export function compositeStates(query: string, parts: ReadonlyMap<string, States>, moments: Moments): States {
  const terms = query.split(" && ").map((text) => {
    const [, not, id] = /^(!?)\{([a-z0-9.-]+)\}$/.exec(text) ?? [];
    if (id === undefined || !parts.has(id)) throw new Error(`no composite: ${query}`);
    return { not: not === "!", states: parts.get(id)! };
  });
  const groups = [...new Set(terms.flatMap(({ states }) => [...states.keys()]))].map((it) => JSON.parse(it) as Group["tags"]);
  const finest = Math.max(...groups.map((it) => Object.keys(it).length));
  const all = groups.filter((it) => Object.keys(it).length === finest);
  return new Map(
    all.flatMap((tags): readonly (readonly [string, readonly boolean[]])[] => {
      const found = terms.map(({ not, states }) => ({ not, states: stateOf(tags, states) }));
      if (found.some(({ states }) => states === undefined)) return [];
      return [[JSON.stringify(tags), moments.map((_, at) => found.every(({ not, states }) => states![at] !== not))]];
    }),
  );
}

function stateOf(tags: Group["tags"], states: States): readonly boolean[] | undefined {
  for (const [key, own] of states) {
    const other = JSON.parse(key) as Group["tags"];
    if (Object.entries(other).every(([name, value]) => tags[name] === value)) return own;
  }
  return undefined;
}

/** A service check monitor: so many bad runs in a row, and so many good ones to end. @param runs status of each run by group, in order */
export function checkStates(
  document: MonitorDocument,
  runs: readonly { readonly tags: Group["tags"]; readonly good: readonly (boolean | null)[] }[],
): States {
  const { critical = 1, ok = 1 } = document.thresholds;
  const [, last] =
    /^"[a-z0-9.]+"\.over\("aura_stack:[a-z0-9-]+"\)\.by\("aura_project","aura_endpoint"\)\.last\((\d+)\)\.count_by_status\(\)$/.exec(
      document.query,
    ) ?? [];
  if (last === undefined || Number(last) <= Math.max(critical, ok)) throw new Error(`no service check monitor: ${document.query}`);
  return new Map(
    runs.map(({ tags, good }) => {
      let [bad, well, firing] = [0, 0, false];
      const states = good.map((it) => {
        if (it === null) return firing;
        [bad, well] = it ? [0, well + 1] : [bad + 1, 0];
        if (bad >= critical) firing = true;
        else if (well >= ok) firing = false;
        return firing;
      });
      return [JSON.stringify(tags), states] as const;
    }),
  );
}
