import type { ClusterObject } from "./cluster-object";

/** The levels of the Pod Security Standards. */
export type PodSecurity = "privileged" | "baseline" | "restricted";

/** A namespace whose pods must keep to a level: others are refused, and workloads that would make such pods are warned of. */
export const namespaceWith = (name: string, level: PodSecurity): ClusterObject => ({
  apiVersion: "v1",
  kind: "Namespace",
  metadata: {
    name,
    labels: { "pod-security.kubernetes.io/enforce": level, "pod-security.kubernetes.io/warn": level },
  },
});
