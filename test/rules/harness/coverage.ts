import { type Alert, type Granularity, type Severity, severitiesOf, toSeconds } from "../../../catalog/model";
import { granularitiesOf, type Situation, situationsOf } from "./promtool-tests";
import type { RuleCase } from "./rule-case";

/** Seconds between two scrapes at which every alert is tried. */
export const INTERVALS: readonly number[] = [30, 60, 120];

/** One percent, and what is lost in calculating it. */
const NEAR = 0.010_001;

/** What is counted has no value within one percent: the next one is, or the one before. The same goes for a yes or no, and for nothing. */
const isNear = ({ value, level }: NonNullable<Situation["tries"]>, unit: string): boolean =>
  Math.abs(value - level) <= Math.max(NEAR * Math.abs(level), unit === "count" || unit === "boolean" || level === 0 ? 1 : 0);

interface Wanted {
  readonly alert: Alert;
  readonly severity: Severity;
  readonly interval: number;
  readonly granularity: Granularity;
}

/** Every alert of the catalog in each of its severities, at every interval, in the granularities that have its metrics. */
const wantedOf = (alerts: readonly Alert[]): readonly Wanted[] =>
  alerts.flatMap((alert) =>
    severitiesOf(alert.when.levels).flatMap((severity) =>
      INTERVALS.flatMap((interval) => granularitiesOf(alert).map((granularity): Wanted => ({ alert, severity, interval, granularity }))),
    ),
  );

/** What must be among the situations of one alert, severity, interval and granularity. */
const DEMANDS: Readonly<Record<string, (situation: Situation, wanted: Wanted) => boolean>> = {
  "fires within 1 % of its threshold, once it has held": ({ checks, from }, { alert, interval }) =>
    checks.some(({ at, firing }) => firing && at - from <= toSeconds(alert.holds) + interval),
  "is silent one interval before": ({ checks, from }, { alert, interval }) =>
    from + toSeconds(alert.holds) < interval ||
    (checks.some(({ at, firing }) => !firing && at < from + toSeconds(alert.holds) && at >= from + toSeconds(alert.holds) - interval) &&
      checks.some(({ firing }) => firing)),
  "stays silent within 1 % of its threshold, longer than it must hold": ({ checks, from }, { alert, interval }) =>
    checks.every(({ firing }) => !firing) && checks.some(({ at }) => at >= from + toSeconds(alert.holds) + interval),
};

/** What no case tries, in words; empty when all is tried. */
export const missingFrom = (cases: readonly RuleCase[], alerts: readonly Alert[]): readonly string[] =>
  wantedOf(alerts).flatMap((wanted) => {
    const { alert, severity, interval, granularity } = wanted;
    const tried = cases
      .filter((it) => it.alert.id === alert.id && (it.intervals ?? INTERVALS).includes(interval))
      .flatMap((it) => situationsOf(it, severity, interval, granularity).filter(({ tries }) => isTried(it, tries)));
    return Object.entries(DEMANDS)
      .filter(([, holds]) => !tried.some((it) => holds(it, wanted)))
      .map(([demand]) => `${alert.id} ${severity} at ${interval} s, ${granularity}: no case in which it ${demand}`);
  });

const isTried = ({ alert, steps }: RuleCase, tries: Situation["tries"]): boolean =>
  tries !== undefined && (steps !== undefined || isNear(tries, alert.when.signal.unit));
