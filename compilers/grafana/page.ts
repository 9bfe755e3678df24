import type { Dashboard, Plan } from "../../catalog/model";
import type { PromqlContext } from "../../languages/promql";
import type { ApplicationQuery } from "./application";

/** What dashboards are compiled with, beside the plan. */
export interface GrafanaOptions {
  /** The user's own metrics, drawn on Instance and Database. @default none */
  readonly applicationQueries?: readonly ApplicationQuery[];
  /** Links to logs and traces at the top of Instance and Database, by title; Grafana's variables may stand in the address. @default none */
  readonly links?: readonly { readonly title: string; readonly url: string }[];
}

/** A dashboard that is being compiled, and what it must know. */
export interface Page {
  readonly dashboard: Dashboard;
  readonly plan: Plan;
  readonly options: GrafanaOptions;
  readonly context: PromqlContext;
}

/** Every panel asks the data source that the reader chose, so the same JSON works wherever it is loaded. */
export const DATA_SOURCE = { type: "prometheus", uid: "${datasource}" } as const;
