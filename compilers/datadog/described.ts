import type { Plan, PlannedAlert, Severity } from "../../catalog/model";

/** How urgent Datadog shows a severity, from 1 to 5. */
const PRIORITY: Readonly<Record<Severity, number>> = { emergency: 1, critical: 2, warning: 3, info: 4 };

/** The title of an alert, and whose it is: stacks may share one account. */
export const titleOf = ({ title }: PlannedAlert, { stack }: Plan): string => `${title} (${stack})`;

/** What monitors of an alert have in common. */
export const described = (alert: PlannedAlert, severity: Severity, plan: Plan) => ({
  alert: alert.id,
  severity,
  name: `${titleOf(alert, plan)} · ${severity}`,
  priority: PRIORITY[severity],
  tags: tagsOf(alert, severity, plan),
});

/** What monitors are found, filtered and routed by. */
export const tagsOf = ({ id, concern }: Pick<PlannedAlert, "id" | "concern">, severity: Severity, plan: Plan): readonly string[] => [
  `aura_alert:${id}`,
  `aura_stack:${plan.stack}`,
  `concern:${concern}`,
  `environment:${plan.environment}`,
  "managed_by:pulumi",
  `severity:${severity}`,
];
