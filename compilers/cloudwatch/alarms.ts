import { alertName, type Plan, type PlannedAlert, type Severity, severitiesOf, toSeconds } from "../../catalog/model";
import { type Compiled, compileEach } from "../compiled";
import { type AlarmQuery, alarmQueries, fits } from "./alarm-query";
import { byPause, mindsPauses } from "./pauses";
import { endpointShards, type Shard, shardsFor } from "./shards";

/** One PromQL alarm, in the words of the CloudWatch API. */
export interface PromqlAlarm {
  readonly kind: "promql";
  /** Permanent: the alarm's name without the stack. */
  readonly id: string;
  /** Unique in an account and region: it begins with the stack. */
  readonly name: string;
  readonly alert: string;
  readonly severity: Severity;
  /** The calendar in which it tells nobody: what it watches may be paused then. */
  readonly mutedDuring?: string;
  readonly description: string;
  readonly query: string;
  /** Seconds between two evaluations. */
  readonly evaluationInterval: number;
  /** Seconds that something must be wrong. */
  readonly pendingPeriod: number;
  /** Seconds that it must be well again. */
  readonly recoveryPeriod: number;
}

/** Characters of a description: PutMetricAlarm in the CloudWatch API reference. */
const LONGEST_DESCRIPTION = 1_024;

/** PromQL alarms for every alert that CloudWatch can say; the rest are gaps. */
export const compileAlarms = (plan: Plan, alerts: readonly PlannedAlert[]): Compiled<PromqlAlarm> =>
  compileEach(alerts, (alert) => alarmsOf(plan, alert));

/** The alarms of one alert: one for each severity and part of the fleet, the worst first. @throws Unsupported when CloudWatch cannot say it */
export const alarmsOf = (plan: Plan, alert: PlannedAlert): readonly PromqlAlarm[] =>
  severitiesOf(alert.when.levels)
    .filter((it) => alert.on.includes(it))
    .flatMap((severity) =>
      partsFor(plan, alert, severity).flatMap((shard) =>
        alarmQueries(plan, alert, severity, shard).map((query) => alarmOf(plan, alert, severity, shard, query)),
      ),
    );

/** Parts of a large fleet; and where silence is what is bad, those apart that may be paused at times, so that they can be muted then. */
const partsFor = (plan: Plan, alert: PlannedAlert, severity: Severity): readonly Shard[] =>
  alert.when.signal.level === "endpoint"
    ? endpointShards(plan, (shard) => fits(plan, alert, severity, shard))
    : shardsFor(plan, alert.when.signal.level).flatMap((shard) => (mindsPauses(alert) ? byPause(shard) : [shard]));

const alarmOf = (plan: Plan, alert: PlannedAlert, severity: Severity, shard: Shard, query: AlarmQuery): PromqlAlarm => {
  const id = `${alert.id}-${severity}${shard.suffix}${query.suffix}`;
  return {
    kind: "promql",
    id,
    name: alarmName(plan, id),
    alert: alert.id,
    severity,
    ...(shard.pause !== undefined && { mutedDuring: shard.pause }),
    description: describe(plan, alert, severity),
    query: query.text,
    evaluationInterval: plan.interval,
    pendingPeriod: toSeconds(alert.holds),
    recoveryPeriod: toSeconds(alert.keepFiring),
  };
};

/** The name of an alarm of a stack. */
export const alarmName = ({ stack }: Plan, id: string): string => `aura-${stack}-${id}`;

/** What a responder reads. What is wrong with whom are the attributes of the alarm's contributors: names are not among them. */
export function describe(plan: Plan, alert: PlannedAlert, severity: Severity): string {
  const summary = alert.summary
    .replaceAll(/\{\{(\w+)\}\}/g, (_match, word: string) => `the ${word}`)
    .replace(/^./, (it) => it.toUpperCase());
  const lines = [
    `${alertName(alert.id)} (${severity}, ${plan.environment}): ${alert.title}`,
    summary,
    `Runbook: ${plan.links.runbooks}/${alert.id}.md`,
  ];
  return lines.join("\n").slice(0, LONGEST_DESCRIPTION);
}
