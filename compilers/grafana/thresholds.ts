import { type Alert, type Panel, type PlannedAlert, type Severity, severitiesOf, signalsOf } from "../../catalog/model";
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

/** Whether a panel has colours by thresholds that an instance may have of its own: these show the stack's. */
export const mayHaveOwn = ({ draws, alerts, targets }: Panel): boolean =>
  draws !== "lines" &&
  draws !== "bars" &&
  [...alerts, ...targets.flatMap(({ judgedBy }) => judgedBy ?? [])].some(
    ({ when: { signal } }) => isOfInstance(signal.level) && signal.unit !== "boolean",
  );

/** Whether an alert's thresholds may be the instance's own, on a page about one instance. */
const hasOwnLines = (alert: Alert, page: Page): boolean =>
  showsOneInstance(page) && isOfInstance(alert.when.signal.level) && alert.when.signal.unit !== "boolean";

/** What is in force at each moment: on a page about one instance its own threshold, else the stack's; nothing where it is switched off. */
export function thresholdLines(panel: Panel, page: Page): readonly ThresholdLine[] {
  const alerts = plannedAlerts(panel, page);
  return alerts.flatMap((alert, index) =>
    switchedOn(alert).map((severity) => ({
      refId: `T${index}${severity}`,
      legend: [...shownAs(alert, panel), sideOf(alert, severity)].join(" "),
      severity: isHeartbeat(alert) ? "critical" : severity,
      expr: hasOwnLines(alert, page) ? inForce(alert, severity, page) : `vector(${alert.when.levels[severity]!.value})`,
    })),
  );
}

/** A heartbeat fires while all is well: its silence is what is bad. */
export const isHeartbeat = ({ role }: PlannedAlert): boolean => role === "heartbeat";

/** As "critical above"; the number stands behind it. */
const sideOf = (alert: PlannedAlert, severity: Severity): string =>
  isHeartbeat(alert) ? "silent below" : `${severity} ${alert.when.kind}`;

/** What the lines that an alert is about are called, as "p99:", without the names of databases; where there are no others it goes without saying. */
function shownAs({ id }: PlannedAlert, { alerts, targets }: Panel): readonly string[] {
  if (targets.length === 1) return [];
  const signal = alerts.find((it) => it.id === id)!.when.signal;
  const shown = targets.find(({ query }) => signalsOf(query).includes(signal));
  const name = shown?.legend.replaceAll(/\{\{\w+\}\}/g, "").trim() ?? "";
  return name === "" ? [] : [`${name}:`];
}

/** The instance's own threshold, else the stack's. */
function inForce({ id, when }: PlannedAlert, severity: Severity, { context }: Page): string {
  const own = `max(${select(THRESHOLD_RECORD, context, [`aura_alert="${id}"`, `severity="${severity}"`])})`;
  return `(${own} or vector(${when.levels[severity]!.value})) < Inf > -Inf`;
}

/** The severities of an alert that are switched on, worst first. */
export const switchedOn = (alert: PlannedAlert): readonly Severity[] =>
  severitiesOf(alert.when.levels).filter((it) => alert.on.includes(it));
