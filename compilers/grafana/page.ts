import type { Dashboard, DashboardId, Plan } from "../../catalog/model";
import type { PromqlContext } from "../../languages/promql";

/** What dashboards are compiled with, beside the plan. */
export interface GrafanaOptions {
  /** Begins every uid. Permanent: addresses and links hold it. At most 30 characters. */
  readonly uidPrefix: string;
}

/** A dashboard that is being compiled, and what it must know. */
export interface Page {
  readonly dashboard: Dashboard;
  readonly plan: Plan;
  readonly options: GrafanaOptions;
  readonly context: PromqlContext;
}

/**
 * The permanent uid of a dashboard, at most 40 characters as Grafana demands. It depends on the prefix and on the dashboard alone, so it
 * outlives renamed titles and other Grafanas.
 */
export const dashboardUid = (prefix: string, id: DashboardId): string => `${prefix}-${id}`;

/** Every panel asks the data source that the reader chose, so the same JSON works wherever it is loaded. */
export const DATA_SOURCE = { type: "prometheus", uid: "${datasource}" } as const;
