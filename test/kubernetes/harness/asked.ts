import type { ClusterObject } from "../../support/control-plane";

/** Addresses that the cluster chooses itself; "None" is asked for. */
const isChosen = ([key, value]: readonly [string, unknown]): boolean => /^clusterIPs?$/.test(key) && !String(value).includes("None");

/** An object as somebody asked for it: without what the cluster says itself. */
export function asked(object: ClusterObject): unknown {
  const { name, namespace, labels, annotations } = object.metadata;
  const said = Object.entries(object).filter(([key]) => key !== "status" && key !== "metadata");
  const spec = Object.entries(object.spec ?? {}).filter((it) => !isChosen(it));
  return {
    ...Object.fromEntries(said),
    ...(object.spec !== undefined && { spec: Object.fromEntries(spec) }),
    metadata: { name, namespace, labels, annotations },
  };
}
