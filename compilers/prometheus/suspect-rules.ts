import type { Concern, Pace, PlannedAlert } from "../../catalog/model";
import { guardedSignal, INFO_RECORD, keys, type PromqlContext, select, THRESHOLD_RECORD } from "../../languages/promql";
import { guarded, operand, OPERATOR } from "./condition";
import type { RecordRule } from "./rule";

/**
 * Nearly all instances are well nearly always. So what an alert asks is computed once, whatever its severities: its *suspects* are the
 * values beyond the mildest threshold that anyone has. Only they, few or none, are given routing labels and compared with the thresholds
 * of their own instance; looking these up for every instance and every rule costs more than all signals together.
 */
interface Suspects {
  readonly concern: Concern;
  /** Groups read their own suspects alone: those of a slower one are not there yet, or not any more. */
  readonly pace: Pace;
  /**
   * Absences carry more labels: `pause`, since nobody is told of a missing instance while it may be paused; and `aura_endpoint` where an instance
   * has one for itself, since nobody is told of it while that is down.
   */
  readonly of: "suspects" | "absences";
}

type Context = PromqlContext & { readonly environment: string };

const INSTANCE = keys("instance");

/** What an alert's labels take from the info series of its instance. */
const ROUTING_LABELS = ["environment", "service", "team", "tier"];

const suspectsOf = ({ concern, pace, ifNoData }: PlannedAlert): Suspects => ({
  concern,
  pace,
  of: ifNoData === "alert" ? "absences" : "suspects",
});
const groupOf = ({ concern, pace }: Suspects): string => (pace === "slow" ? `aura_${concern}_slow` : `aura_${concern}`);
const bareName = (it: Suspects): string => `${groupOf(it)}:${it.of}:value`;
const labelledName = (it: Suspects): string => `${groupOf(it)}:${it.of}:labelled`;

/** The suspects of one alert, with routing labels. */
export const labelledSuspects = (alert: PlannedAlert, context: PromqlContext): string =>
  select(labelledName(suspectsOf(alert)), context, [`aura_alert="${alert.id}"`]);

/** Records the suspects of one alert about instances. */
export function suspectRule(alert: PlannedAlert, context: PromqlContext): RecordRule {
  const { kind, levels, signal } = alert.when;
  const mildest = kind === "above" ? "min" : "max";
  const stacks = Math[mildest](...alert.on.map((severity) => levels[severity]!.value));
  const own = select(THRESHOLD_RECORD, context, [`aura_alert="${alert.id}"`]);
  const { text, left } = guardedSignal(alert, context);
  const condition = `${operand(text)}\n  ${OPERATOR[kind]} scalar(${mildest}(${own} or vector(${stacks})))`;
  const expr = guarded(condition, left, signal.level, context);
  return { record: bareName(suspectsOf(alert)), expr, labels: { aura_alert: alert.id } };
}

/** Gives routing labels to all suspects of some alerts of one concern: one join for all of them. */
export const labelRules = (alerts: readonly PlannedAlert[], context: Context): readonly RecordRule[] =>
  [...new Map(alerts.map(suspectsOf).map((it) => [labelledName(it), it])).values()].map((it) => ({
    record: labelledName(it),
    expr: labelled(it, context),
  }));

/** The join is left-outer: an instance that nobody configured fires with the stack's thresholds and environment. */
function labelled(it: Suspects, context: Context): string {
  const suspects = select(bareName(it), context);
  const info = select(INFO_RECORD, context);
  const labels = [...ROUTING_LABELS, ...(it.of === "absences" ? ["pause", "aura_endpoint"] : [])].join(", ");
  return [
    suspects,
    `  * on (${INSTANCE}) group_left (${labels})`,
    info,
    `or on (${INSTANCE})`,
    `label_replace(${suspects}, "environment", "${context.environment}", "", "")`,
  ].join("\n");
}
