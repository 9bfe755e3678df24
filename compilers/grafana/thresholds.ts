import { type Alert, type Panel, type PlannedAlert, type Severity, severitiesOf } from "../../catalog/model";
import { isOfInstance, select, THRESHOLD_RECORD } from "../../languages/promql";
import type { Page } from "./page";

/** A threshold of one alert as a line of its own. */
export interface ThresholdLine {
  /** Permanent in its panel. */
  readonly refId: string;
  readonly legend: string;
  readonly severity: Severity;
  readonly expr: string;
}

/** The alerts of a panel as the stack has them: with its own levels, and without what is switched off. */
export const plannedAlerts = (panel: Panel, { plan }: Page): readonly PlannedAlert[] =>
  panel.alerts.flatMap(({ id }) => plan.alerts.filter((it) => it.id === id && it.on.length > 0));

/** Whether the dashboard shows one instance, whose own thresholds can be drawn. */
const showsOneInstance = ({ dashboard }: Page): boolean => dashboard.variables.some(({ id, pick }) => id === "instance" && pick === "one");

/** Whether an alert's thresholds are lines of their own: those that an instance may have for itself, on a page about one instance. */
const hasOwnLines = (alert: Alert, page: Page): boolean =>
  showsOneInstance(page) && isOfInstance(alert.when.signal.level) && alert.when.signal.unit !== "boolean";

/** What is in force for the instance at each moment: its own threshold, else the stack's; nothing where it is switched off. */
export function thresholdLines(panel: Panel, page: Page): readonly ThresholdLine[] {
  const alerts = plannedAlerts(panel, page).filter((it) => hasOwnLines(it, page));
  return alerts.flatMap((alert, index) =>
    switchedOn(alert).map((severity) => {
      const matchers = [`aura_alert="${alert.id}"`, `severity="${severity}"`];
      const own = `max(${select(THRESHOLD_RECORD, page.context, matchers)})`;
      const inForce = `(${own} or vector(${alert.when.levels[severity]!.value}))`;
      return {
        refId: `T${index}${severity}`,
        legend: alerts.length === 1 ? severity : `${severity}: ${alert.title}`,
        severity,
        expr: `${inForce} < Inf > -Inf`,
      };
    }),
  );
}

/** Whether the first alert's thresholds are drawn as fixed lines. */
export const drawsSteps = (panel: Panel, page: Page): boolean => plannedAlerts(panel, page).some((it) => !hasOwnLines(it, page));

/** The severities of an alert that are switched on, worst first. */
export const switchedOn = (alert: PlannedAlert): readonly Severity[] =>
  severitiesOf(alert.when.levels).filter((it) => alert.on.includes(it));
