import { ThresholdsConfigBuilder, ThresholdsMode } from "@grafana/grafana-foundation-sdk/dashboard";
import { type Alert, type Panel, type PlannedAlert, type Query, type Severity, severitiesOf } from "../../catalog/model";
import { isOfInstance, select, THRESHOLD_RECORD } from "../../languages/promql";
import { NEUTRAL, OK, SEVERITY } from "./colors";
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
    on(alert).map((severity) => {
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

interface Step {
  readonly value: number | null;
  readonly color: string;
}

/** The stack's thresholds of the panel's alerts as colours; what only counts alerts has a colour as soon as there is one. */
export function thresholdSteps(panel: Panel, page: Page): ThresholdsConfigBuilder {
  const alerts = plannedAlerts(panel, page);
  const steps = alerts.length === 0 ? stepsOfCount(panel.targets[0]!.query) : stepsOf(alerts);
  return new ThresholdsConfigBuilder().mode(ThresholdsMode.Absolute).steps([...steps]);
}

/** The stack's thresholds of an alert as colours; undefined where it is switched off. */
export function stepsOfAlert({ id }: Alert, { plan }: Page): readonly Step[] | undefined {
  const planned = plan.alerts.filter((it) => it.id === id && it.on.length > 0);
  return planned.length === 0 ? undefined : stepsOf(planned);
}

function stepsOfCount(query: Query): readonly Step[] {
  if (query.kind !== "alerts") return [{ value: null, color: NEUTRAL }];
  const { severity = query.state === "pending" ? "info" : "critical" } = query;
  return [
    { value: null, color: OK },
    { value: 1, color: SEVERITY[severity] },
  ];
}

/** Whether the first alert's thresholds are drawn as fixed lines. */
export const drawsSteps = (panel: Panel, page: Page): boolean => plannedAlerts(panel, page).some((it) => !hasOwnLines(it, page));

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
    .filter(({ when }) => when.kind === kind)
    .flatMap((alert) => on(alert).map((severity) => ({ value: alert.when.levels[severity]!.value, color: SEVERITY[severity] })))
    .sort((a, b) => a.value - b.value);

const on = (alert: PlannedAlert): readonly Severity[] => severitiesOf(alert.when.levels).filter((it) => alert.on.includes(it));
