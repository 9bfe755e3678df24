import type { Plan, PlannedAlert } from "../../../../catalog/model";
import { conditionsOf } from "../../../../compilers/new-relic/condition";

/** The conditions of one alert, worst first: priority, threshold and times, then the query that they share. */
export function sayInNewRelic(alert: PlannedAlert, plan: Plan): string {
  const conditions = conditionsOf(alert, plan);
  const terms = conditions.map(
    (it) =>
      `${it.severity} (${it.priority}): ${it.operator} ${it.threshold} ${it.occurrences === "all" ? "for" : "once in"} ${it.duration} s, windows of ${it.window} s`,
  );
  return [...terms, ...new Set(conditions.map(({ query }) => query))].join("\n");
}
