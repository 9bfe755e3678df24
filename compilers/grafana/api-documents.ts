import type { Plan } from "../../catalog/model";
import { type DataSourceOptions, dataSourceSettings, TENANT } from "./data-source";
import type { DashboardDocument } from "./index";

/** What somebody may do in a folder. */
export type Level = "view" | "edit" | "admin";

/** Who may do what in a folder. */
export type FolderGrant =
  | { readonly to: "role"; readonly role: "Viewer" | "Editor"; readonly may: Level }
  | { readonly to: "team"; readonly name: string; readonly may: Level }
  | { readonly to: "teamId"; readonly id: number; readonly may: Level };

/** A data source as Grafana's API takes it. Secrets are references, as text. */
export interface DataSourceDocument extends Pick<DataSourceOptions, "name" | "uid" | "url" | "isDefault" | "auth"> {
  /** `jsonData`, as text. */
  readonly settings: string;
  /** Headers that hold no secret. */
  readonly headers: Readonly<Record<string, string>>;
}

/** What one stack puts into a Grafana through its API. */
export interface ApiDocuments {
  /** Absent: there is one already. */
  readonly dataSource?: DataSourceDocument;
  readonly folder: { readonly uid: string; readonly title: string };
  /** All that is granted in the folder. Absent: what is granted there stays as it is. */
  readonly grants?: readonly FolderGrant[];
  readonly dashboards: readonly DashboardDocument[];
}

/** A data source for Grafana's API. */
export const dataSourceDocument = (plan: Plan, options: DataSourceOptions): DataSourceDocument => ({
  name: options.name,
  uid: options.uid,
  url: options.url,
  isDefault: options.isDefault,
  ...(options.auth !== undefined && { auth: options.auth }),
  settings: JSON.stringify(dataSourceSettings(plan, options)),
  headers: options.tenant === undefined ? {} : { [TENANT]: options.tenant },
});
