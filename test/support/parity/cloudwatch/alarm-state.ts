import type { MathAlarm } from "../../../../compilers/cloudwatch";
import type { Value } from "./expression";

/** Whether a metric alarm is in ALARM; undefined where it cannot say. */
export type State = boolean | undefined;

type Judged = Pick<MathAlarm, "comparisonOperator" | "threshold" | "evaluationPeriods" | "datapointsToAlarm" | "treatMissingData">;

/** Data points beyond the evaluation periods that CloudWatch looks at when some are missing. */
const MORE = 2;

/**
 * The state after the last of these data points, as "How alarm state is evaluated when data is missing" says
 * (https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html): the newest existing points count as far as there
 * are enough of them; else the missing ones are treated as the alarm says.
 */
export function stateAfter(points: readonly Value[], alarm: Judged): State {
  const { evaluationPeriods: periods, datapointsToAlarm: wanted, treatMissingData } = alarm;
  const range = points.slice(-(periods + MORE));
  const breaching = (it: number): boolean =>
    alarm.comparisonOperator === "GreaterThanThreshold" ? it > alarm.threshold : it < alarm.threshold;
  const existing = range.flatMap((it) => (it === undefined ? [] : [it]));
  if (existing.length >= periods) return existing.slice(-periods).filter(breaching).length >= wanted;
  const bad = existing.filter(breaching).length;
  if (treatMissingData === "breaching") return bad + (periods - existing.length) >= wanted;
  if (existing.length === 0) return undefined;
  const oldest = range.findIndex((it) => it !== undefined && breaching(it));
  // So that one bad point after a silence does not alarm too early, the oldest must be as old as all of them together.
  return bad >= wanted || (bad === existing.length && range.length - oldest >= wanted);
}
