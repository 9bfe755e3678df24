import type { Plan, PlannedAlert } from "../../../../catalog/model";
import { compileMonitors, type MonitorDocument } from "../../../../compilers/datadog";
import { Unsupported } from "../../../../languages/unsupported";

/**
 * The monitors of an alert, parts first: what they are called, where they end, how long they wait, and their queries.
 * @throws Unsupported where Datadog has no word for it
 */
export function sayInDatadog(alert: PlannedAlert, plan: Plan): string {
  const { documents, gaps } = compileMonitors({ ...plan, alerts: [alert] }, {});
  if (gaps[0] !== undefined) throw new Unsupported(gaps[0].reason);
  return documents.flatMap((it) => [head(it), it.query]).join("\n");
}

function head({ id, priority, thresholds, newGroupDelay, evaluationDelay, schedule }: MonitorDocument): string {
  const said = [
    `P${priority}`,
    ...(thresholds.criticalRecovery === undefined ? [] : [`ends at ${thresholds.criticalRecovery}`]),
    ...(thresholds.ok === undefined ? [] : [`${thresholds.critical} bad, ${thresholds.ok} good`]),
    ...(newGroupDelay === undefined ? [] : [`new groups wait ${newGroupDelay} s`]),
    ...(schedule === undefined ? [] : [`from ${schedule.start} ${schedule.timeZone} ${schedule.rrule}`]),
    ...(evaluationDelay === undefined ? [] : [`${evaluationDelay} s late`]),
  ];
  return `${id}: ${said.join(", ")}`;
}
