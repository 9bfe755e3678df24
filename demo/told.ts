import { alertName, type Plan, type PlannedInstance, type Severity, severitiesOf } from "../catalog/model";

/** An alert on an instance, and what people must be told of it. */
export interface Told {
  /** Its id in the catalog. */
  readonly alert: string;
  /** Its name in Prometheus. */
  readonly alertname: string;
  readonly title: string;
  /** The worst that is switched on. */
  readonly severity: Severity;
  /** Its threshold, in percent where it is a share. */
  readonly level: string;
  readonly instance: PlannedInstance;
}

/** What a plan says of one of its alerts. @throws Error when the alert is switched off */
export function toldOf({ alerts }: Plan, id: string, instance: PlannedInstance): Told {
  const alert = alerts.find((it) => it.id === id);
  const severity = alert && severitiesOf(alert.when.levels)[0];
  const level = severity && alert?.when.levels[severity];
  if (alert === undefined || severity === undefined || level === undefined) throw new Error(`the demo stack has ${id} switched off`);
  const text = level.unit === "ratio" ? `${Math.round(100 * level.value)} %` : String(level.value);
  return { alert: id, alertname: alertName(id), title: alert.title, severity, level: text, instance };
}
