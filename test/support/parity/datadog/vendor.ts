import { catalog } from "../../../../catalog";
import type { Recorded } from "../../../../catalog/model";
import { compileMonitors, type MonitorDocument } from "../../../../compilers/datadog";
import { datadogName, datadogQuery } from "../../../../languages/datadog";
import { storedName } from "../../../../languages/promql";
import { STACK } from "../../../rules/harness/world";
import { type Sample, scraped } from "../recorded";
import type { Feed, Firing, ParityVendor } from "../vendor";
import type { Asked } from "./evaluate";
import { informed } from "./informed";
import { checkStates, compositeStates, metricStates, type States } from "./monitors";
import { runsTold } from "./runs-told";
import { folded, type Group, type Point, type StoredSeries } from "./store";

/** Datadog: the check submits what the endpoint serves, and monitors look at it once a minute. */
export const datadog: ParityVendor<MonitorDocument> = {
  backend: "datadog",
  title: "Datadog",
  compile: (plan) => compileMonitors(plan, {}).documents,
  informed,
  evaluate: (documents, feed) => {
    const states = statesOf(documents, feed);
    return documents.filter(({ role }) => role === "notifies").flatMap((it) => firings(it, states.get(it.id)!, feed));
  },
  patience: (plan) => {
    const { documents } = compileMonitors(plan, {});
    return (
      3 * plan.interval + Math.max(0, ...documents.map(({ evaluationDelay = 0, newGroupDelay = 0 }) => evaluationDelay + newGroupDelay))
    );
  },
  // What the stack file says was true before the first sample: what is due on a day is looked at on that day.
  haste: (plan) => (compileMonitors(plan, {}).documents.some(({ schedule }) => schedule !== undefined) ? Infinity : 2 * plan.interval),
};

function statesOf(documents: readonly MonitorDocument[], feed: Feed): ReadonlyMap<string, States> {
  const moments = Array.from({ length: feed.steps }, (_, step) => step * feed.interval);
  const samples = scraped(feed.series, feed.interval);
  const store = [...submitted(samples), ...runsTold(samples)];
  const states = new Map<string, States>();
  const inOrder = [...documents].sort((a, b) => Number(a.type === "composite") - Number(b.type === "composite"));
  for (const it of inOrder) {
    if (it.type === "composite") states.set(it.id, compositeStates(it.query, states, moments));
    else if (it.type === "service check") states.set(it.id, checkStates(it, runsOf(samples, moments)));
    else states.set(it.id, metricStates(it, { store, instead: instead(it, samples, store, feed) }, moments));
  }
  return states;
}

/**
 * When a monitor opened. Points that a lost run would have brought are not there to be good: a window is full up to two runs sooner, as many as
 * the cases lose in a row.
 */
function firings({ severity, query }: MonitorDocument, states: States, { interval, series }: Feed): readonly Firing[] {
  const sooner = series.some(({ values }) => values.some(Number.isNaN)) ? 2 * interval : 0;
  return [...states].flatMap(([key, own]) => {
    const since = own.findIndex((it) => it);
    return since < 0
      ? []
      : [
          {
            severity,
            labels: key === "{}" ? scopeIn(query) : asServed(JSON.parse(key) as Group["tags"]),
            since: since * interval + sooner,
          },
        ];
  });
}

/** What a monitor without groups is about. */
const scopeIn = (query: string): Group["tags"] =>
  Object.fromEntries(
    [.../\{([^}]*)\}/.exec(query)![1]!.matchAll(/(\w+):([^,]+)/g)].map(([, key, value]): [string, string] => [key!, value!]),
  );

/** Datadog writes tags in small letters, and Aura modes in capitals. */
const asServed = ({ instance_mode: mode, ...tags }: Group["tags"]): Group["tags"] => ({
  ...tags,
  ...(mode !== undefined && { instance_mode: mode.toUpperCase() }),
});

/** Labels that only Prometheus adds. */
const PROMETHEUS = ["job", "instance"];

/** What the check makes of the endpoint's series: its own names, and tags in small letters. */
function submitted(samples: readonly Sample[]): readonly StoredSeries[] {
  const names = new Map(catalog.metrics.map((it) => [it.name, datadogName(it)]));
  const series = new Map<string, { readonly metric: string; readonly tags: Group["tags"]; readonly points: Point[] }>();
  for (const { time, labels, value } of samples) {
    const { __name__: name = "", ...rest } = labels;
    const metric = names.get(name);
    if (metric === undefined) continue;
    const key = JSON.stringify([name, rest]);
    const tags = Object.fromEntries(
      Object.entries(rest)
        .filter(([tag]) => !PROMETHEUS.includes(tag))
        .map(([tag, text]) => [tag, text.toLowerCase()]),
    );
    const own = series.get(key) ?? { metric, tags, points: [] };
    own.points.push([time, value]);
    series.set(key, own);
  }
  return [...series.values()];
}

/** Whether each run of the check succeeded, by endpoint: what Prometheus notes as `up`. */
function runsOf(samples: readonly Sample[], moments: readonly number[]) {
  const runs = new Map<string, Map<number, boolean>>();
  for (const { time, labels, value } of samples.filter((it) => it.labels.__name__ === "up")) {
    const key = JSON.stringify({ aura_project: labels.aura_project, aura_endpoint: labels.aura_endpoint });
    const own = runs.get(key) ?? new Map<number, boolean>();
    own.set(time, (own.get(time) ?? false) || value === 1);
    runs.set(key, own);
  }
  return [...runs].map(([key, own]) => ({ tags: JSON.parse(key) as Group["tags"], good: moments.map((it) => own.get(it) ?? null) }));
}

const HOUR = 3_600;
const INSIDE = ["moving_rollup", "timeshift", "trend_line"];

/**
 * Cases give the long past as hourly records, not as the samples that they came from. Where a query computes the very same from samples, the
 * record stands in for it: each of its values is one hour of Datadog's.
 */
function instead(
  document: MonitorDocument,
  samples: readonly Sample[],
  store: readonly StoredSeries[],
  feed: Feed,
): NonNullable<Asked["instead"]> {
  const wide = document.evaluationDelay !== undefined && document.evaluationDelay >= HOUR;
  const whole = /\(last_1[dw]\):/.test(document.query);
  const context = { stack: STACK, interval: feed.interval, filters: filtersOf(document), ...(wide && { grain: "hour" as const }) };
  const answers = new Map<string, readonly Group[]>();
  for (const record of catalog.records.filter(({ rhythm }) => rhythm === "hourly")) {
    const own = samples.filter(
      ({ labels }) => labels.__name__ === storedName(record) && isWithin(labels.instance_id ?? "", context.filters),
    );
    if (own.length === 0) continue;
    for (const fold of [undefined, "sum", "max"] as const) {
      const text = said(record, { ...context, ...(fold !== undefined && { folded: { level: "instance" as const, fold } }) });
      if (text !== undefined && !answers.has(text))
        answers.set(text, groupsOf(record, own, fold, wide ? 1 : HOUR / feed.interval, feed.interval));
    }
  }
  const served = store.length > 0;
  return (text, around) => {
    const answer = answers.get(text);
    if (answer === undefined) return undefined;
    return INSIDE.includes(around) || whole || !served ? answer : undefined;
  };
}

function said(record: Recorded, context: Parameters<typeof datadogQuery>[1]): string | undefined {
  try {
    return datadogQuery(record, context);
  } catch {
    return undefined;
  }
}

const filtersOf = ({ query }: MonitorDocument): readonly string[] => {
  const [, rest = ""] = /\{aura_stack:[a-z0-9-]+ AND ([^}]*)\}/.exec(query) ?? [];
  return rest === "" ? [] : [rest];
};

/** Whether a filter of a query lets an instance through. */
const isWithin = (id: string, filters: readonly string[]): boolean =>
  filters.every((it) => {
    const [, not, list = ""] = /^instance_id (NOT )?IN \((.*)\)$/.exec(it) ?? [];
    return list.split(",").includes(id) !== (not !== undefined);
  });

/** Each value of a record, for as long as an hour has points. */
function groupsOf(
  record: Recorded,
  samples: readonly Sample[],
  fold: "sum" | "max" | undefined,
  points: number,
  interval: number,
): readonly Group[] {
  const groups = new Map<string, { readonly tags: Record<string, string>; readonly at: Map<number, number[]> }>();
  for (const { time, labels, value } of samples) {
    const tags: Record<string, string> = { aura_project: labels.aura_project!, instance_id: labels.instance_id! };
    if (fold === undefined && record.level === "database") tags.database = labels.database!;
    const key = JSON.stringify(tags);
    const group = groups.get(key) ?? { tags, at: new Map<number, number[]>() };
    for (let point = 0; point < Math.max(1, points); point += 1) {
      const moment = time + point * interval;
      group.at.set(moment, [...(group.at.get(moment) ?? []), value]);
    }
    groups.set(key, group);
  }
  return [...groups.values()].map(({ tags, at }) => ({
    tags,
    points: [...at].sort(([a], [b]) => a - b).map(([time, values]) => [time, folded(fold ?? "max", values)] as const),
  }));
}
