import { type Plan, toDuration } from "../../catalog/model";

/** A Prometheus that Grafana asks. */
export interface DataSourceOptions {
  readonly name: string;
  readonly uid: string;
  /** As Grafana's server reaches it. */
  readonly url: string;
  /** Whether new panels and Explore begin with it. */
  readonly isDefault: boolean;
}

/**
 * What Prometheus' data source must know: the scrape interval, lest `$__interval` asks for moments without data; POST, because queries that name
 * hundreds of instances are longer than an address may be; and that a refresh asks only for what is new.
 */
export const dataSourceSettings = ({ interval }: Plan) => ({
  httpMethod: "POST",
  timeInterval: toDuration(interval),
  prometheusType: "Prometheus",
  cacheLevel: "Medium",
  incrementalQuerying: true,
  incrementalQueryOverlapWindow: "10m",
  disableRecordingRules: false,
});

/** A file for Grafana's folder `provisioning/datasources`. What is no longer in it is removed. */
export const dataSourceFile = (plan: Plan, { name, uid, url, isDefault }: DataSourceOptions) => ({
  apiVersion: 1,
  prune: true,
  datasources: [{ name, uid, type: "prometheus", access: "proxy", url, isDefault, editable: false, jsonData: dataSourceSettings(plan) }],
});

/** Where dashboards of one stack stand. */
export interface FolderOptions {
  readonly title: string;
  /** Permanent: permissions and links hold it. */
  readonly uid: string;
  /** The absolute path of the folder with the JSON, as Grafana's server sees it. */
  readonly path: string;
}

/** A file for Grafana's folder `provisioning/dashboards`. */
export const dashboardsFile = ({ stack }: Plan, { title, uid, path }: FolderOptions) => ({
  apiVersion: 1,
  providers: [
    {
      name: `aura-${stack}`,
      orgId: 1,
      folder: title,
      folderUid: uid,
      type: "file",
      disableDeletion: false,
      allowUiUpdates: false,
      updateIntervalSeconds: 30,
      options: { path },
    },
  ],
});
