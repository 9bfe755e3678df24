import {
  type Counter,
  type Granularity,
  type Metric,
  type PlannedAlert,
  type Recorded,
  type ScrapeSignal,
  toDuration,
} from "../../../catalog/model";
import { storedName } from "../../../languages/promql";

/** One input series of promtool: `name{labels}` and its value at each step. `null` is a lost sample. */
export interface Series {
  readonly series: string;
  readonly values: readonly (number | null)[];
}

export const STACK = "test";
export const PROJECT = "cb50b84c-0a53-565c-ba05-008e104efee0";
/** The instance that the stack knows by name, one that nobody configured, and one whose own thresholds switch every alert off. */
export const INSTANCES = { known: "6b0c65e8", unknown: "00c0ffee", exempt: "0badcafe" } as const;
/** What the info series of the known instance adds to its alerts. */
export const KNOWN_LABELS = { environment: "prod", service: "checkout", team: "payments", tier: "gold" } as const;
export const JOBS = { prometheus: "prometheus", alertmanager: "alertmanager" } as const;

const MEMBERS = [
  { availability_zone: "eu-west-1a", instance_mode: "PRIMARY" },
  { availability_zone: "eu-west-1b", instance_mode: "PRIMARY" },
  { availability_zone: "eu-west-1c", instance_mode: "SECONDARY" },
] as const;

/** What one test of an alert runs in. */
export interface World {
  /** Seconds between two scrapes. */
  readonly interval: number;
  readonly granularity: Granularity;
  /** Samples in each series. */
  readonly steps: number;
}

/** A value at each step. */
export type Course = number | ((step: number) => number | null);

const course = (it: Course, { steps }: World): readonly (number | null)[] =>
  Array.from({ length: steps }, (_, step) => (typeof it === "number" ? it : it(step)));

const labelled = (name: string, labels: Readonly<Record<string, string>>): string =>
  `${name}{${Object.entries(labels)
    .map(([key, value]) => `${key}="${value}"`)
    .join(",")}}`;

/** How the value of one member follows from the value of the whole, so that folding the members gives the whole again. */
const SHARE: Readonly<Record<Metric["aggregation"], readonly ((whole: number) => number)[]>> = {
  MAX: [(it) => it * 0.5, (it) => it, (it) => it * 0.25],
  MIN: [(it) => it * 1.5, (it) => it, (it) => it * 2],
  AVG: [(it) => it * 0.9, (it) => it, (it) => it * 1.1],
  SUM: [(it) => it * 0.5, (it) => it * 0.25, (it) => it * 0.25],
};

const shared = (values: Course, share: (whole: number) => number): Course => {
  if (typeof values === "number") return share(values);
  return (step) => {
    const value = values(step);
    return value === null ? null : share(value);
  };
};

function seriesOf(metric: Metric, values: Course, world: World, labels: Readonly<Record<string, string>>): readonly Series[] {
  const base = {
    aura_stack: STACK,
    aura_project: PROJECT,
    aggregation: metric.aggregation,
    job: "aura-test",
    instance: "metrics",
    aura_endpoint: PROJECT,
    ...labels,
  };
  if (world.granularity === "summary") return [{ series: labelled(metric.name, base), values: course(values, world) }];
  return MEMBERS.map((member, index) => ({
    series: labelled(metric.name, { ...base, ...member }),
    values: course(shared(values, SHARE[metric.aggregation][index]!), world),
  }));
}

interface OfMetric {
  /** The value of the second database; a healthy one. @default the same as the first */
  readonly other?: Course;
  /** Only these instances. @default all three */
  readonly instances?: readonly string[];
}

/**
 * A gauge (or the exact course of a counter) of every instance, with three members in Comprehensive granularity and two databases where
 * the metric has them; the first database is `neo4j`, the second `movies`.
 */
export function gauge(
  metric: Metric,
  value: Course,
  world: World,
  { other = value, instances = Object.values(INSTANCES) }: OfMetric = {},
): readonly Series[] {
  return instances.flatMap((instance_id) =>
    metric.scope === "database"
      ? [
          ...seriesOf(metric, value, world, { instance_id, database: "neo4j" }),
          ...seriesOf(metric, other, world, { instance_id, database: "movies" }),
        ]
      : seriesOf(metric, value, world, { instance_id }),
  );
}

/** A counter that grows by so much a step. */
export const counter = (metric: Counter, perStep: number, world: World, options: OfMetric = {}): readonly Series[] =>
  gauge(metric, (step) => 1000 + step * perStep, world, {
    other: (step) => 1000 + step * (typeof options.other === "number" ? options.other : perStep),
    ...(options.instances && { instances: options.instances }),
  });

/** A metric of each member by itself (Comprehensive only): one value for each of the three members. */
export function members(
  metric: Metric,
  values: readonly [Course, Course, Course],
  world: World,
  labels: Readonly<Record<string, string>> = {},
): readonly Series[] {
  return Object.values(INSTANCES).flatMap((instance_id) =>
    MEMBERS.map((member, index) => ({
      series: labelled(metric.name, {
        aura_stack: STACK,
        aura_project: PROJECT,
        aggregation: metric.aggregation,
        instance_id,
        ...labels,
        ...member,
      }),
      values: course(values[index]!, world),
    })),
  );
}

/** An hourly record of every instance (and database `neo4j`), fed as it would have been recorded. `hour` counts from the beginning; null: nothing. */
export function hourly(record: Recorded, value: number | ((hour: number) => number | null), world: World): readonly Series[] {
  const perHour = 3600 / world.interval;
  const at = typeof value === "number" ? (): number => value : value;
  return Object.values(INSTANCES).map((instance_id) => ({
    series: labelled(storedName(record), {
      aura_stack: STACK,
      aura_project: PROJECT,
      instance_id,
      ...(record.level === "database" && { database: "neo4j" }),
    }),
    values: course((step) => (step % perHour === 0 ? at(step / perHour) : null), world),
  }));
}

/** What Prometheus notes about the scrapes of the project's endpoint. */
export const scrape = (name: ScrapeSignal["name"], value: Course, world: World): readonly Series[] => [
  {
    series: labelled(name, { aura_stack: STACK, aura_project: PROJECT, aura_endpoint: PROJECT, job: "aura-test", instance: "metrics" }),
    values: course(value, world),
  },
];

/** The same of another endpoint or project. */
export const elsewhere = (series: readonly Series[], label: "aura_endpoint" | "aura_project"): readonly Series[] =>
  series.map((it) => ({ ...it, series: it.series.replace(`${label}="${PROJECT}"`, `${label}="elsewhere"`) }));

/** A metric of the watcher itself. */
export const server = (
  program: keyof typeof JOBS,
  name: string,
  value: Course,
  world: World,
  labels: Readonly<Record<string, string>> = {},
): readonly Series[] => [
  { series: labelled(name, { job: JOBS[program], instance: `${program}:1`, ...labels }), values: course(value, world) },
];

/** The labels that a firing alert must have, by what it is about. */
export function expectedLabels(alert: PlannedAlert): readonly Readonly<Record<string, string>>[] {
  const base = { aura_stack: STACK, aura_project: PROJECT };
  const database = { database: "neo4j" };
  switch (alert.when.signal.level) {
    case "instance":
      return [
        { ...base, instance_id: INSTANCES.known, ...KNOWN_LABELS },
        { ...base, instance_id: INSTANCES.unknown, environment: "prod" },
      ];
    case "database":
      return [
        { ...base, ...database, instance_id: INSTANCES.known, ...KNOWN_LABELS },
        { ...base, ...database, instance_id: INSTANCES.unknown, environment: "prod" },
      ];
    case "endpoint":
      return [{ ...base, aura_endpoint: PROJECT, environment: "prod" }];
    case "project":
      return [{ ...base, environment: "prod" }];
    case "stack":
      return [{ aura_stack: STACK, environment: "prod" }];
    default:
      throw new Error(`${alert.id}: say in its case which labels a firing alert has`);
  }
}

/** `5m` for promtool. */
export const at = (seconds: number): string => toDuration(seconds);
