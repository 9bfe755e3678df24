import { isAbsolute, join } from "node:path";

import type { ControlPlane } from "../../support/control-plane";

/** What a sidecar is told by the values of its chart. */
export interface SidecarValues {
  readonly label: string;
  readonly labelValue: string;
  /** Where its Grafana looks. */
  readonly folder: string;
  readonly folderAnnotation?: string;
}

/**
 * What k8s-sidecar, which the charts of Grafana run, would have on its disk: text by path. It reads ConfigMaps with a label, puts the text of each
 * key into a file of that name, in its folder or in the one that an annotation names (src/resources.py: `_get_destination_folder`,
 * `_process_config_map`); what ends in `.url` it would fetch.
 */
export async function sidecarFiles(cluster: ControlPlane, namespace: string, values: SidecarValues): Promise<ReadonlyMap<string, string>> {
  const found = (await cluster.list("v1", "ConfigMap", namespace)).filter(
    ({ metadata }) => metadata.labels?.[values.label] === values.labelValue,
  );
  const files = found.flatMap(({ metadata, data }) => {
    const annotations = metadata.annotations;
    const wanted = values.folderAnnotation === undefined ? undefined : annotations?.[values.folderAnnotation];
    const folder = wanted === undefined ? values.folder : isAbsolute(wanted) ? wanted : join(values.folder, wanted);
    return Object.entries((data ?? {}) as Readonly<Record<string, string>>).map(([key, text]) => {
      if (key.endsWith(".url")) throw new Error(`${metadata.name} would have the sidecar fetch something`);
      return [join(folder, key), text] as const;
    });
  });
  if (new Set(files.map(([path]) => path)).size < files.length) throw new Error("two ConfigMaps write one file");
  return new Map(files);
}
