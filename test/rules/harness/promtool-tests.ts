import { type Alert, alertName, type Granularity, type PlannedAlert, type Severity, severitiesOf, toSeconds } from "../../../catalog/model";
import { planned } from "./plan";
import type { RuleCase } from "./rule-case";
import { at, expectedLabels, INSTANCES, PROJECT, type Series, STACK, type World } from "./world";

/** One `tests` entry of a promtool file. */
export interface PromtoolTest {
  readonly name: string;
  readonly interval: string;
  readonly input_series: readonly { readonly series: string; readonly values: string }[];
  readonly promql_expr_test: readonly {
    readonly expr: string;
    readonly eval_time: string;
    readonly exp_samples: readonly { readonly labels: string; readonly value: number }[];
  }[];
}

/** Whether the alert fires at a moment, in seconds. */
export interface Check {
  readonly at: number;
  readonly firing: boolean;
}

const YES_NO = { fires: 1, silent: 0 };

/** The values of a case just beyond a threshold and just short of it. @default one percent to either side */
export function valuesAround(rule: RuleCase, level: number, severity: Severity): { readonly fires: number; readonly silent: number } {
  if (rule.values) return rule.values(level, severity);
  const { kind, signal } = rule.alert.when;
  if (signal.unit === "boolean" && level === 0.5) return kind === "above" ? YES_NO : { fires: 0, silent: 1 };
  if (level === 0) return YES_NO;
  return kind === "above" ? { fires: level * 1.01, silent: level * 0.99 } : { fires: level * 0.99, silent: level * 1.01 };
}

/** Samples in promtool's notation: runs are folded, a lost sample ends the series at once, as a failed scrape does. */
export function notation(values: readonly (number | null)[]): string {
  const words: string[] = [];
  for (let from = 0; from < values.length;) {
    let to = from;
    while (to + 1 < values.length && values[to + 1] === values[from]) to += 1;
    const value = values[from];
    const times = to - from;
    words.push(value === null ? (times > 0 ? `_x${times + 1}` : "_") : `${value}${times > 0 ? `x${times}` : ""}`);
    from = to + 1;
  }
  return words.join(" ");
}

/**
 * A value that is still beyond the threshold when half of a counter's growth moves to the next window, as it does when two scrapes are lost.
 */
const clearly = ({ alert }: RuleCase, level: number, fires: number): number =>
  fires === 0 || fires === 1 ? fires : alert.when.kind === "above" ? level + Math.max(fires - level, Math.abs(level) * 2) : level * 0.3;

const lose = (series: readonly Series[], lost: (step: number) => boolean): readonly Series[] =>
  series.map((it) => ({ ...it, values: it.values.map((value, step) => (lost(step) ? Number.NaN : value)) }));

/** Beside each series of Aura, the same one of another stack on the same Prometheus: nothing of it may be seen. */
const withForeigners = (series: readonly Series[]): readonly Series[] => [
  ...series,
  ...series
    .filter((it) => it.series.includes(`aura_stack="${STACK}"`))
    .map((it) => ({ ...it, series: it.series.replace(`aura_stack="${STACK}"`, 'aura_stack="other"') })),
];

/** The three instances of one situation. */
export type Trio = { readonly [I in keyof typeof INSTANCES]: string };

/** Something that an alert is put into, and when it must fire there. */
export interface Situation {
  readonly name: string;
  readonly severity: Severity;
  readonly granularity: Granularity;
  /** Seconds: when the condition begins to be true, where it becomes true. */
  readonly from: number;
  /** Seconds: the last moment that is looked at. */
  readonly end: number;
  readonly series: (steps: number) => readonly Series[];
  /** The alerts that are looked at, by the labels that tell them apart. */
  readonly labels: readonly Readonly<Record<string, string>>[];
  readonly checks: readonly Check[];
  /** The value at the threshold that it is about; an added situation is about something else. */
  readonly tries?: { readonly value: number; readonly level: number };
}

/** Situations of one promtool test, and the instances that they are about. */
interface Scene {
  /** Whether some instance has so mild a threshold of its own that everything is a suspect. */
  readonly eager: boolean;
  readonly situations: readonly (Situation & { readonly trio: Trio })[];
}

const STALE = "stale";

/** Every standard situation of one severity at one interval and granularity, and what the case adds. */
export function situationsOf(rule: RuleCase, severity: Severity, interval: number, granularity: Granularity): readonly Situation[] {
  const alert = planned(rule.alert, interval);
  const level = alert.when.levels[severity]!.value;
  const { fires, silent } = valuesAround(rule, level, severity);
  const sketch: World = { interval, granularity, steps: 1 };
  const from = Math.ceil((rule.from?.(fires, sketch, level) ?? 0) / interval) * interval;
  const fired = from + Math.ceil(toSeconds(alert.holds) / interval) * interval;
  const ended = rule.ended?.(sketch);
  const end = Math.max(fired + 4 * interval, rule.until ?? 0, rule.steady ?? 0, ended ?? 0);
  const labels = (rule.labels ?? expectedLabels(alert)).slice(0, rule.unknownInstances === false ? 1 : undefined);
  const make = (situation: string, series: (world: World) => readonly Series[], checks: readonly Check[]): Situation => ({
    name: `${alert.id} ${severity} at ${interval} s, ${granularity}: ${situation}`,
    severity,
    granularity,
    from,
    end,
    labels,
    checks,
    series: (steps) => series({ ...sketch, steps }),
  });
  const early: readonly Check[] = fired >= interval ? [{ at: fired - interval, firing: false }] : [];
  const over: readonly Check[] = ended === undefined ? [] : [{ at: ended, firing: false }];
  const whole = (seconds: number): number => Math.floor(seconds / interval) * interval;
  const never: readonly Check[] = [
    { at: fired, firing: false },
    { at: fired + 3 * interval, firing: false },
    ...[rule.until, rule.steady].flatMap((it) => (it === undefined ? [] : [{ at: whole(it), firing: false }])),
  ];
  const later: readonly Check[] = [{ at: fired + 3 * interval, firing: true }];
  const lasting: readonly Check[] = [{ at: rule.steady === undefined ? fired + 3 * interval : whole(rule.steady), firing: true }];
  const lost = (step: number): boolean => step % 7 > 4;
  return [
    {
      ...make(`fires at ${fires}`, (world) => rule.series(fires, world), [...early, { at: fired, firing: true }, ...over]),
      tries: { value: fires, level },
    },
    { ...make(`stays silent at ${silent}`, (world) => rule.series(silent, world), never), tries: { value: silent, level } },
    ...(rule.survivesLostScrapes === false
      ? []
      : [
          make(
            "fires although two scrapes in seven are lost",
            (world) => lose(rule.series(clearly(rule, level, fires), world), lost),
            later,
          ),
        ]),
    ...Object.entries(rule.silent ?? {}).map(([situation, series]) =>
      make(`stays silent ${situation}`, (world) => series(fires, world), never),
    ),
    ...Object.entries(rule.fires ?? {}).map(([situation, series]) => make(`fires ${situation}`, (world) => series(fires, world), lasting)),
  ];
}

/** Situations that are told apart by their instances alone can share one run of promtool: history is evaluated once for all of them. */
function scenesOf(alert: Alert, situations: readonly Situation[]): readonly Scene[] {
  const known = new Set<string>(Object.values(INSTANCES));
  // An alert about what the stack knows would see the instances of the other situations too.
  const alone = (it: Situation): boolean =>
    alert.when.signal.kind === "fact" || it.series(1).some(({ series }) => !known.has(/instance_id="(\w+)"/.exec(series)?.[1] ?? ""));
  const together = situations.filter((it) => !alone(it)).map((it, index) => ({ ...it, trio: trioOf(index) }));
  const [first = [], second = first] = granularitiesOf(alert).map((granularity) => together.filter((it) => it.granularity === granularity));
  return [
    { eager: false, situations: first },
    { eager: true, situations: second },
    ...situations.filter(alone).map((it) => ({ eager: false, situations: [{ ...it, trio: INSTANCES }] })),
  ].filter((scene) => scene.situations.length > 0);
}

const trioOf = (index: number): Trio => {
  const number = (index + 1).toString(16).padStart(4, "0");
  return { known: `a${number}aaa`, unknown: `b${number}bbb`, exempt: `e${number}eee` };
};

/** The same text about the instances of a situation. */
const about = (trio: Trio, text: string): string =>
  Object.entries(INSTANCES).reduce((so, [role, id]) => so.replaceAll(`"${id}"`, `"${trio[role as keyof Trio]}"`), text);

/** Thresholds of an instance that nothing else is known of. */
const eagerThresholds = ({ id, when, on }: PlannedAlert, steps: number): PromtoolTest["input_series"] =>
  on.map((severity) => ({
    series: `aura_instance_threshold{aura_stack="${STACK}",aura_project="${PROJECT}",instance_id="ffffffff",aura_alert="${id}",severity="${severity}"}`,
    values: `${when.kind === "above" ? "-" : ""}999999999999x${steps}`,
  }));

function testOf(alert: PlannedAlert, interval: number, { eager, situations }: Scene): PromtoolTest {
  const steps = Math.ceil(Math.max(...situations.map(({ end }) => end)) / interval) + 1;
  return {
    name: situations.map(({ name }) => name).join("; "),
    interval: at(interval),
    input_series: [
      ...situations.flatMap(({ trio, series }) =>
        withForeigners(series(steps)).map((it) => ({
          series: about(trio, it.series),
          values: notation(it.values).replaceAll("NaN", STALE),
        })),
      ),
      ...(eager ? eagerThresholds(alert, steps) : []),
    ],
    promql_expr_test: situations.flatMap((it) => it.checks.map((check) => checkOf(alert, it, check))),
  };
}

function checkOf(
  alert: PlannedAlert,
  { name, severity, labels, trio }: Scene["situations"][number],
  check: Check,
): PromtoolTest["promql_expr_test"][number] {
  const heartbeat = alert.role === "heartbeat";
  const fixed = {
    alertname: alertName(alert.id),
    alertstate: "firing",
    aura_alert: alert.id,
    aura_stack: STACK,
    severity: heartbeat ? "none" : severity,
    ...(heartbeat && { heartbeat: alert.when.signal.level }),
  };
  const text = (own: Readonly<Record<string, string>>): string =>
    `ALERTS{${Object.entries({ ...fixed, ...own })
      .map(([key, value]) => `${key}="${value}"`)
      .join(",")}}`;
  const ids = trio === INSTANCES ? "" : `,instance_id=~"${Object.values(trio).join("|")}"`;
  return {
    expr: `ALERTS{alertname="${fixed.alertname}",aura_stack="${STACK}",alertstate="firing",severity="${fixed.severity}"${ids}} # ${name}`,
    eval_time: at(check.at),
    exp_samples: check.firing ? labels.map((own) => ({ labels: about(trio, text(own)), value: 1 })) : [],
  };
}

/** Everything that is tried with one alert at one interval: the promtool tests, and the instances that the stack must know. */
export function testsOf(rule: RuleCase, interval: number): { readonly tests: readonly PromtoolTest[]; readonly trios: readonly Trio[] } {
  const alert = planned(rule.alert, interval);
  const scenes = scenesOf(
    rule.alert,
    severitiesOf(rule.alert.when.levels).flatMap((severity) =>
      granularitiesOf(rule.alert).flatMap((granularity) => situationsOf(rule, severity, interval, granularity)),
    ),
  );
  return {
    tests: scenes.map((scene) => testOf(alert, interval, scene)),
    trios: [INSTANCES, ...scenes.flatMap(({ situations }) => situations.map(({ trio }) => trio)).filter((it) => it !== INSTANCES)],
  };
}

/** The granularities in which an alert exists. */
export const granularitiesOf = (alert: Alert): readonly Granularity[] =>
  alert.granularity === "comprehensive" ? ["comprehensive"] : ["summary", "comprehensive"];
