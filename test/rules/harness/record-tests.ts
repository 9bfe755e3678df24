import { catalog } from "../../../catalog";
import { type Metric, metric, step } from "../../../catalog/model";
import { compileRecords } from "../../../compilers/prometheus/record-rules";
import type { RuleGroup } from "../../../compilers/prometheus/rule";
import { counterLookback, gaugeLookback, metricRecord, seenRecord, stepRecord } from "../../../languages/promql";
import { toSeconds } from "../../../catalog/model";
import { planOf } from "./plan";
import { at, PROJECT, STACK } from "./world";

/** What one recorded series must be at a moment; nothing: it must not be there. */
interface Expected {
  readonly at: number;
  readonly expr: string;
  readonly value: number | undefined;
  /** @default those of the instance */
  readonly labels?: string;
}

interface Course {
  readonly name: string;
  /** One course of values for each member: words of promtool's notation, one for each step. */
  readonly members: readonly (readonly string[])[];
  readonly expected: readonly Expected[];
}

/** Each differs from another one by a single label. */
const MEMBERS = [
  { availability_zone: "eu-west-1a", instance_mode: "PRIMARY" },
  { availability_zone: "eu-west-1b", instance_mode: "PRIMARY" },
  { availability_zone: "eu-west-1b", instance_mode: "SECONDARY" },
] as const;
const FOLD = {
  MAX: (it: readonly number[]): number => Math.max(...it),
  MIN: (it: readonly number[]): number => Math.min(...it),
  AVG: (it: readonly number[]): number => it.reduce((a, b) => a + b, 0) / it.length,
  SUM: (it: readonly number[]): number => it.reduce((a, b) => a + b, 0),
} as const;

const repeat = (word: string, times: number): readonly string[] => Array.from({ length: times }, () => word);

/** Steps after its last sample at which a value is not there any more. */
const stepsForgotten = (interval: number): number => Math.ceil(toSeconds(gaugeLookback({ stack: STACK, interval, jobs: {} })) / interval);

/** A gauge whose members differ: folded as Aura folds, kept over lost scrapes, gone after the look-back, not there while NaN. */
function gaugeCourses(it: Metric, name: string, interval: number): readonly Course[] {
  const members = [4, 2, 6].map((value) => [...repeat(String(value), 10), ...repeat("stale", 6)]);
  const folded = FOLD[it.aggregation]([4, 2, 6]);
  const last = 9 * interval;
  const forgotten = stepsForgotten(interval) * interval;
  return [
    {
      name: "folds members and bridges lost scrapes",
      members,
      expected: [
        { at: 5 * interval, expr: name, value: folded },
        { at: last + 2 * interval, expr: name, value: folded },
        { at: last + forgotten - interval, expr: name, value: folded },
        { at: last + forgotten, expr: name, value: undefined },
      ],
    },
    {
      name: "is the value itself in Summary granularity",
      members: [repeat("3", 6)],
      expected: [{ at: 5 * interval, expr: name, value: 3 }],
    },
    ...(it.nanWhenIdle
      ? [{ name: "has no value while idle", members: [repeat("NaN", 6)], expected: [{ at: 5 * interval, expr: name, value: undefined }] }]
      : []),
  ];
}

const rising = (from: number, by: number, steps: number): readonly string[] =>
  Array.from({ length: steps }, (_, n) => String(from + by * n));

/** A counter: its growth is folded, a restart counts as nothing, and a burst of refused scrapes hides nothing. */
function counterCourses(
  it: Metric,
  { name, seen }: { readonly name: string; readonly seen: string },
  interval: number,
  lookback: number,
): readonly Course[] {
  const all = (window: number): string => `sum_over_time(${name}[${at(window)}])`;
  const gap = Math.floor(lookback / interval) - 1;
  // What was seen last is kept for as long as a look back, and looked at for as long again.
  const later = 2 * (gap + 1) + 2;
  const longer = Math.floor(1.75 * gap);
  const length = (10 + gap + 5) * interval;
  return [
    {
      name: "folds the growth of members",
      members: [rising(10, 4, 8), rising(500, 2, 8), rising(0, 6, 8)],
      expected: [
        { at: 5 * interval, expr: `count(${seen})`, value: 3 + 3, labels: "{}" },
        { at: 5 * interval, expr: name, value: FOLD[it.aggregation]([4, 2, 6]) },
      ],
    },
    {
      name: "takes a restart for no growth, and keeps what came before and after",
      members: [["5", "6", "6", "2", "2", "3", "3"]],
      expected: [{ at: 6 * interval, expr: all(7 * interval), value: 2 }],
    },
    {
      name: "counts what happened while scrapes were refused",
      members: [[...repeat("5", 5), ...repeat("stale", gap), ...repeat("8", 5)]],
      expected: [
        { at: (4 + gap) * interval, expr: name, value: 0 },
        { at: (4 + gap) * interval, expr: all(gap * interval), value: 0 },
        { at: (4 + gap + 1) * interval, expr: name, value: 3 },
        { at: length - 6 * interval, expr: all(length), value: 3 },
      ],
    },
    {
      name: "counts what happened while scrapes were refused for longer than a value is kept",
      members: [[...repeat("5", 5), ...repeat("stale", longer), ...repeat("8", 5)]],
      expected: [{ at: (5 + longer + 4) * interval, expr: all((longer + 10) * interval), value: 3 }],
    },
    {
      name: "takes a counter that comes back much later for a new one",
      members: [[...repeat("5", 5), ...repeat("stale", later), ...repeat("8", 5)]],
      expected: [{ at: (5 + later + 4) * interval, expr: all(length), value: 0 }],
    },
  ];
}

const labelsOf = (it: Metric): string =>
  `aura_stack="${STACK}",aura_project="${PROJECT}",instance_id="6b0c65e8"${it.scope === "database" ? ',database="neo4j"' : ""}`;

/** Another stack on the same server has series of the same instances, and what it has seen of them: nothing of it may be taken. */
function testOf(it: Metric, seen: string, interval: number, course: Course): object {
  const member = (index: number): string =>
    course.members.length === 1
      ? ""
      : `,availability_zone="${MEMBERS[index]!.availability_zone}",instance_mode="${MEMBERS[index]!.instance_mode}"`;
  const foreign = labelsOf(it).replace(STACK, "other");
  const input = course.members.flatMap((values, index) =>
    [
      `${it.name}{${labelsOf(it)},aggregation="${it.aggregation}"${member(index)}}`,
      `${it.name}{${foreign},aggregation="${it.aggregation}"${member(index)}}`,
      ...(seen === "" ? [] : [`${seen}{${foreign},availability_zone="other-${index}"}`]),
    ].map((series) => ({ series, values: values.join(" ") })),
  );
  return {
    name: `${it.name} at ${interval} s ${course.name}`,
    interval: at(interval),
    input_series: input,
    promql_expr_test: course.expected.map(({ at: when, expr, value, labels }) => ({
      expr: `${expr} # ${it.name} at ${interval} s ${course.name}`,
      eval_time: at(when),
      exp_samples: value === undefined ? [] : [{ labels: labels ?? `${expr.startsWith("sum_over") ? "" : expr}{${labelsOf(it)}}`, value }],
    })),
  };
}

/** The rule and the tests of what is recorded of one metric at one interval. */
export function recordTests(it: Metric, interval: number): { readonly groups: readonly RuleGroup[]; readonly tests: readonly object[] } {
  const events = it.kind === "counter" && it.counts === "events";
  const name = events ? stepRecord(step(it as Metric<Metric["unit"], "counter">)) : metricRecord(metric(it));
  const seen = events ? seenRecord(step(it as Metric<Metric["unit"], "counter">)) : "";
  const plan = planOf([], interval);
  const lookback = toSeconds(counterLookback({ stack: STACK, interval, jobs: {} }));
  const courses = events ? counterCourses(it, { name, seen }, interval, lookback) : gaugeCourses(it, name, interval);
  const groups = compileRecords(plan)
    .flatMap((file) => file.groups)
    .map((group) => ({ ...group, rules: group.rules.filter((rule) => "record" in rule && (rule.record === name || rule.record === seen)) }))
    .filter(({ rules }) => rules.length > 0);
  return { groups, tests: courses.map((course) => testOf(it, seen, interval, course)) };
}

/** The metrics that are recorded. */
export const recordedMetrics: readonly Metric[] = catalog.metrics.filter((it) => it.scope !== "cluster");
