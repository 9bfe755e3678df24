import { type Condition, type Guard, type PlannedAlert, toSeconds } from "../../catalog/model";
import { type MathExpression, metricMath, type MathSubject, scraped } from "../../languages/cloudwatch";
import { Unsupported } from "../../languages/unsupported";
import type { MathAlarm } from "./classic-alarm";

/** What an alarm evaluates. */
export type Evaluated = Pick<
  MathAlarm,
  "metrics" | "expression" | "comparisonOperator" | "threshold" | "evaluationPeriods" | "datapointsToAlarm" | "treatMissingData"
>;

const OPERATOR = { above: "GreaterThanThreshold", below: "LessThanThreshold" } as const;

/** The condition of an alert at a level, held for as long as it says. @throws Unsupported when metric math cannot say it */
export function classicCondition(alert: PlannedAlert, level: number, subject: MathSubject, period: number): Evaluated {
  const { when, holds } = alert;
  return (
    absence(alert, subject, period) ??
    anyGrowth(when, level, subject, period) ??
    lasting(metricMath(when.signal, subject), OPERATOR[when.kind], level, toSeconds(holds), period)
  );
}

/** A guard as an alarm of its own. @throws Unsupported when metric math cannot say it */
export function classicGuard({ signal, test, level }: Guard, alert: PlannedAlert, subject: MathSubject, period: number): Evaluated {
  if (test === "exists") throw new Unsupported("the state of an alarm does not tell a value from none");
  return lasting(metricMath(signal, subject), OPERATOR[test], level.value, toSeconds(alert.holds), period);
}

/** Whether the guards of an alert are part of what `absence` says. */
export const isAbsence = ({ when, guards }: PlannedAlert): boolean =>
  when.signal.kind === "fact" && guards.length === 1 && guards[0]!.joins === "unless" && guards[0]!.test === "exists";

/** Every data point of the time that something must hold breaches; the first one is the moment from which on it does. */
function lasting(
  { metrics, text }: MathExpression,
  comparisonOperator: Evaluated["comparisonOperator"],
  threshold: number,
  holds: number,
  period: number,
): Evaluated {
  const points = Math.ceil(holds / period) + 1;
  return {
    metrics,
    expression: text,
    comparisonOperator,
    threshold,
    evaluationPeriods: points,
    datapointsToAlarm: points,
    treatMissingData: "missing",
  };
}

/** Any step of a counter within a window: one data point of it that breaches. A falling step is a restart, and counts as nothing. */
function anyGrowth({ kind, signal }: Condition, level: number, subject: MathSubject, period: number): Evaluated | undefined {
  if (kind !== "above" || level !== 0 || signal.kind !== "over" || signal.fold !== "sum" || signal.of.kind !== "step") return undefined;
  const { name, scope } = signal.of.of;
  const of = { aura_stack: subject.stack, instance_id: subject.instance!.id, ...(scope === "database" && { database: subject.database! }) };
  return {
    metrics: [{ id: "m1", name, dimensions: of, stat: "Maximum" }],
    expression: "IF(m1 < 0, 0, m1)",
    comparisonOperator: "GreaterThanThreshold",
    threshold: 0,
    evaluationPeriods: Math.ceil(toSeconds(signal.window) / period),
    datapointsToAlarm: 1,
    treatMissingData: "missing",
  };
}

/** Something is expected, and nothing has come for the whole time: what is missing counts as zero samples. */
function absence(alert: PlannedAlert, subject: MathSubject, period: number): Evaluated | undefined {
  if (!isAbsence(alert)) return undefined;
  const { signal } = alert.guards[0]!;
  if (signal.kind !== "age" && signal.kind !== "scrape") return undefined;
  const seen =
    signal.kind === "age"
      ? { name: signal.of.name, dimensions: { aura_stack: subject.stack, instance_id: subject.instance!.id } }
      : scraped(signal, subject);
  const points = Math.ceil(((signal.kind === "age" ? toSeconds(signal.within) : 0) + toSeconds(alert.holds)) / period);
  return {
    metrics: [{ ...seen, id: "m1", stat: "SampleCount" }],
    expression: "FILL(m1, 0)",
    comparisonOperator: "LessThanThreshold",
    threshold: 1,
    evaluationPeriods: points,
    datapointsToAlarm: points,
    treatMissingData: "breaching",
  };
}
