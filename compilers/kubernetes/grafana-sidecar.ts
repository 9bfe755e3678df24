import type { Plan } from "../../catalog/model";
import type { DashboardDocument } from "../grafana";
import { ownLabels } from "./labels";
import type { Manifest } from "./manifest";
import { splitConfigMaps } from "./split-config-maps";

/** How the sidecar of a Grafana finds what is for it. */
export interface SidecarOptions {
  readonly namespace: string;
  readonly dashboardLabel: string;
  readonly dataSourceLabel: string;
  /** Of both labels. */
  readonly labelValue: string;
  readonly folderAnnotation: string;
  /** Title of the folder. */
  readonly folder: string;
}

/** ConfigMaps for a Grafana's sidecar, and what must be true of the cluster before they are created. */
export interface SidecarObjects {
  readonly facts: {
    readonly namespace: string;
    /** Value of `app.kubernetes.io/instance`. */
    readonly owner: string;
    readonly objects: { readonly apiVersion: string; readonly kind: string; readonly name: string }[];
  };
  readonly objects: readonly Manifest[];
}

/**
 * A ConfigMap for each dashboard, and one for the data source. Pure.
 *
 * @param dataSource a provisioning file as text. Absent: there is one already
 * @throws Error that names a dashboard that no ConfigMap can hold
 */
export function compileSidecar(
  { stack }: Plan,
  dashboards: readonly DashboardDocument[],
  dataSource: string | undefined,
  options: SidecarOptions,
): SidecarObjects {
  const { namespace, labelValue } = options;
  const labelled = (label: string) => ({ namespace, labels: { ...ownLabels(stack), [label]: labelValue } });
  const inFolder = { ...labelled(options.dashboardLabel), annotations: { [options.folderAnnotation]: options.folder } };
  const objects: readonly Manifest[] = [
    ...(dataSource === undefined
      ? []
      : splitConfigMaps(`aura-${stack}-data-source`, labelled(options.dataSourceLabel), { [`aura-${stack}.yaml`]: dataSource }).map(
          (object) => ({ id: "data-source", object }),
        )),
    ...dashboards.flatMap(({ id, uid, json }) =>
      splitConfigMaps(`aura-${stack}-dashboard-${id}`, inFolder, { [`${uid}.json`]: json }).map((object) => ({
        id: `dashboard-${id}`,
        object,
      })),
    ),
  ];
  const references = objects.map(({ object: { apiVersion, kind, metadata } }) => ({ apiVersion, kind, name: metadata.name }));
  return { facts: { namespace, owner: ownLabels(stack)["app.kubernetes.io/instance"]!, objects: references }, objects };
}
