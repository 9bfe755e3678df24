import type { Dashboard, Plan } from "../../catalog/model";
import { compileDashboard } from "./dashboard";
import type { GrafanaOptions } from "./page";

export * from "./api-documents";
export type { ApplicationQuery } from "./application";
export type { DataSourceOptions } from "./data-source";
export type { GrafanaOptions } from "./page";
export * from "./provisioning";

/** A dashboard as a file or object of its own. */
export interface DashboardDocument {
  /** Permanent: the dashboard's name in the catalog, as `fleet`. */
  readonly id: string;
  /** Permanent: the file's name without its ending, and part of addresses. */
  readonly uid: string;
  readonly title: string;
  /** Classic (v1) JSON: the same for Grafana's API, a sidecar and provisioning files. */
  readonly json: string;
}

/** Every dashboard of the catalog for one stack. Same plan, same bytes. */
export const compileDashboards = (dashboards: readonly Dashboard[], plan: Plan, options: GrafanaOptions): readonly DashboardDocument[] =>
  dashboards.map((it) => {
    const json = compileDashboard(it, dashboards, plan, options);
    return { id: it.id, uid: json.uid!, title: json.title!, json: `${JSON.stringify(json, undefined, 2)}\n` };
  });
