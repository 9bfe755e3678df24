import { ThresholdsConfigBuilder, ThresholdsMode } from "@grafana/grafana-foundation-sdk/dashboard";
import { type Alert, type Panel, type PlannedAlert, type Query, type Severity, severitiesOf } from "../../catalog/model";
import { NEUTRAL, OK, SEVERITY } from "./colors";
import type { Page } from "./page";
import { isHeartbeat, plannedAlerts, switchedOn } from "./thresholds";

/** From a value on, a colour. */
export interface Step {
  readonly value: number | null;
  readonly color: string;
}

/** The stack's thresholds of the panel's alerts as colours; what only counts alerts has a colour as soon as there is one. */
export function thresholdSteps(panel: Panel, page: Page): ThresholdsConfigBuilder {
  const alerts = plannedAlerts(panel, page);
  const steps = alerts.length === 0 ? stepsOfCount(panel.targets[0]!.query) : stepsOf(alerts);
  return new ThresholdsConfigBuilder().mode(ThresholdsMode.Absolute).steps([...steps]);
}

/** The highest of the stack's thresholds that the panel's alerts must not be above; minus infinity where there is none. */
export const highestThreshold = (panel: Panel, page: Page): number =>
  Math.max(...levelsOf(plannedAlerts(panel, page), "above").map(({ value }) => value));

/** The stack's thresholds of an alert as colours; undefined where it is switched off. */
export function stepsOfAlert({ id }: Alert, { plan }: Page): readonly Step[] | undefined {
  const planned = plan.alerts.filter((it) => it.id === id && it.on.length > 0);
  return planned.length === 0 ? undefined : stepsOf(planned);
}

/** One is bad already, where it counts what fires or what an alert is about. */
function stepsOfCount(query: Query): readonly Step[] {
  const severity = countedSeverity(query);
  if (severity === undefined) return [{ value: null, color: NEUTRAL }];
  return [
    { value: null, color: OK },
    { value: 1, color: SEVERITY[severity] },
  ];
}

/** The severity whose alerts a query counts. */
export const severityOf = (query: Query): Severity | undefined => (query.kind === "alerts" ? query.severity : undefined);

function countedSeverity(query: Query): Severity | undefined {
  if (query.kind === "alerts") return query.severity ?? (query.state === "pending" ? "info" : "critical");
  return query.kind === "count" && query.of.kind === "guarded" ? severitiesOf(query.of.alert.when.levels)[0] : undefined;
}

/** Bad below what must not be low, well between, and bad again above what must not be high. */
function stepsOf(alerts: readonly PlannedAlert[]): readonly Step[] {
  const low = levelsOf(alerts, "below");
  const high = levelsOf(alerts, "above");
  const upToWell = low.map(({ value }, index) => ({ value, color: low[index + 1]?.color ?? OK }));
  return [{ value: null, color: low[0]?.color ?? OK }, ...upToWell, ...high];
}

const levelsOf = (
  alerts: readonly PlannedAlert[],
  kind: "above" | "below",
): readonly { readonly value: number; readonly color: string }[] =>
  alerts
    .filter((alert) => badWhen(alert) === kind)
    .flatMap((alert) =>
      switchedOn(alert).map((severity) => ({ value: alert.when.levels[severity]!.value, color: colorOf(alert, severity) })),
    )
    .sort((a, b) => a.value - b.value);

const badWhen = (alert: PlannedAlert): "above" | "below" => (isHeartbeat(alert) ? "below" : alert.when.kind);
const colorOf = (alert: PlannedAlert, severity: Severity): string => SEVERITY[isHeartbeat(alert) ? "critical" : severity];
