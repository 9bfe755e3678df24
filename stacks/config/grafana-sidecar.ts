import * as z from "zod";
import { labelKey, labelText, namespaceName } from "../values/kubernetes-names";
import { shared } from "./grafana-shared";

/** ConfigMaps that the sidecar of a Grafana in a cluster reads, as that of kube-prometheus-stack does. */
export const sidecar = z.strictObject({
  kind: z.literal("sidecar"),
  namespace: namespaceName()
    .default("monitoring")
    .describe("Where the ConfigMaps live. Grafana's own: its sidecar looks for data sources nowhere else unless it is told to."),
  context: z.string().min(1).optional().describe("Context of the kubeconfig. Default: prometheus.context, else the current one."),
  dashboardLabel: labelKey().prefault("grafana_dashboard").describe("The label by which the sidecar finds dashboards."),
  dataSourceLabel: labelKey().prefault("grafana_datasource").describe("The label by which the sidecar finds data sources."),
  labelValue: labelText().prefault("1").describe("The value of both labels."),
  folderAnnotation: labelKey()
    .prefault("grafana_folder")
    .describe("The annotation from which the sidecar takes the folder: sidecar.dashboards.folderAnnotation of the chart."),
  ...shared,
});

/** The section of kind `sidecar`, as a plan reads it. */
export type GrafanaSidecarConfig = z.output<typeof sidecar>;
