import { type Alert, alertName, type Granularity, type PlannedAlert, type Severity, severitiesOf, toSeconds } from "../../../catalog/model";
import { planned } from "./plan";
import type { RuleCase } from "./rule-case";
import { at, expectedLabels, type Series, STACK, type World } from "./world";

/** One `tests` entry of a promtool file. */
export interface PromtoolTest {
  readonly name: string;
  readonly interval: string;
  readonly input_series: readonly { readonly series: string; readonly values: string }[];
  readonly promql_expr_test: readonly { readonly expr: string; readonly eval_time: string; readonly exp_samples: readonly { readonly labels: string; readonly value: number }[] }[];
}

interface Check {
  readonly at: number;
  readonly firing: boolean;
}

const YES_NO = { fires: 1, silent: 0 };

/** One percent beyond the threshold and one percent short of it. */
function valuesAround(rule: RuleCase, level: number, severity: Severity): { readonly fires: number; readonly silent: number } {
  if (rule.values) return rule.values(level, severity);
  const { kind, signal } = rule.alert.when;
  if (signal.unit === "boolean" && level === 0.5) return kind === "above" ? YES_NO : { fires: 0, silent: 1 };
  if (level === 0) return YES_NO;
  return kind === "above" ? { fires: level * 1.01, silent: level * 0.99 } : { fires: level * 0.99, silent: level * 1.01 };
}

/** Samples in promtool's notation: runs are folded, a lost sample ends the series at once, as a failed scrape does. */
function notation(values: readonly (number | null)[]): string {
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
 * A value that is still beyond the threshold when a quarter of a counter's growth moves to the next window, as it does when a scrape is lost.
 */
const clearly = ({ alert }: RuleCase, level: number, fires: number): number =>
  (fires === 0 || fires === 1 ? fires : alert.when.kind === "above" ? level + Math.max(fires - level, Math.abs(level) * 0.5) : level * 0.6);

const lose = (series: readonly Series[], lost: (step: number) => boolean): readonly Series[] =>
  series.map((it) => ({ ...it, values: it.values.map((value, step) => (lost(step) ? Number.NaN : value)) }));

/** Beside each series, the same one of another stack on the same Prometheus: nothing of it may be seen. */
const withForeigners = (series: readonly Series[]): readonly Series[] =>
  [...series, ...series.filter((it) => it.series.includes(`aura_stack="${STACK}"`)).map((it) => ({ ...it, series: it.series.replace(`aura_stack="${STACK}"`, 'aura_stack="other"') }))];

const STALE = "stale";

function test(name: string, alert: PlannedAlert, severity: Severity, world: World, series: readonly Series[], labels: readonly Readonly<Record<string, string>>[], checks: readonly Check[]): PromtoolTest {
  const fixed = { __name__: "ALERTS", alertname: alertName(alert.id), alertstate: "firing", aura_alert: alert.id, aura_stack: STACK, severity: alert.role === "heartbeat" ? "none" : severity };
  const heartbeat = alert.role === "heartbeat" ? { heartbeat: alert.when.signal.level } : {};
  const text = (own: Readonly<Record<string, string>>): string => `ALERTS{${Object.entries({ ...fixed, ...heartbeat, ...own }).filter(([key]) => key !== "__name__").map(([key, value]) => `${key}="${value}"`).join(",")}}`;
  return {
    name,
    interval: at(world.interval),
    input_series: withForeigners(series).map((it) => ({ series: it.series, values: notation(it.values).replaceAll("NaN", STALE) })),
    promql_expr_test: checks.map((check) => ({
      expr: `ALERTS{alertname="${alertName(alert.id)}",alertstate="firing",severity="${fixed.severity}"} # ${name}`,
      eval_time: at(check.at),
      exp_samples: check.firing ? labels.map((own) => ({ labels: text(own), value: 1 })) : [],
    })),
  };
}

/** Every standard test of one severity at one interval and granularity, and what the case adds. */
export function testsOf(rule: RuleCase, severity: Severity, interval: number, granularity: Granularity): readonly PromtoolTest[] {
  const alert = planned(rule.alert, interval);
  const level = alert.when.levels[severity]!.value;
  const { fires, silent } = valuesAround(rule, level, severity);
  const sketch: World = { interval, granularity, steps: 1 };
  const from = Math.ceil((rule.from?.(fires, sketch, level) ?? 0) / interval) * interval;
  const holds = Math.ceil(toSeconds(alert.holds) / interval) * interval;
  const fired = from + holds;
  const world: World = { ...sketch, steps: Math.ceil(Math.max(fired + 4 * interval, rule.until ?? 0) / interval) + 1 };
  const labels = (rule.labels ?? expectedLabels(alert)).slice(0, rule.unknownInstances === false ? 1 : undefined);
  const named = (situation: string): string => `${alert.id} ${severity} at ${interval} s, ${granularity}: ${situation}`;
  const make = (situation: string, series: readonly Series[], checks: readonly Check[]): PromtoolTest => test(named(situation), alert, severity, world, series, labels, checks);
  const early: readonly Check[] = fired >= interval ? [{ at: fired - interval, firing: false }] : [];
  const never: readonly Check[] = [{ at: fired, firing: false }, { at: fired + 3 * interval, firing: false }];
  const lost = (step: number): boolean => step % 5 === 3;
  return [
    make(`fires at ${fires}`, rule.series(fires, world), [...early, { at: fired, firing: true }]),
    make(`stays silent at ${silent}`, rule.series(silent, world), never),
    ...(rule.survivesLostScrapes === false ? [] : [make("fires although one scrape in five is lost", lose(rule.series(clearly(rule, level, fires), world), lost), [{ at: fired + 3 * interval, firing: true }])]),
    ...Object.entries(rule.silent ?? {}).map(([situation, series]) => make(`stays silent ${situation}`, series(fires, world), never)),
    ...Object.entries(rule.fires ?? {}).map(([situation, series]) => make(`fires ${situation}`, series(fires, world), [{ at: fired + 3 * interval, firing: true }])),
  ];
}

export const granularitiesOf = (alert: Alert): readonly Granularity[] => (alert.granularity === "comprehensive" ? ["comprehensive"] : ["summary", "comprehensive"]);

export const severitiesOfCase = (rule: RuleCase): readonly Severity[] => severitiesOf(rule.alert.when.levels);
