import type { Manifest } from "../manifest";
import type { StandaloneOptions } from "./options";
import { metadataOf, selectorOf, type ServerKind } from "./server";

/** The account of a server: it asks nothing of the cluster, so it has no token. */
export const serviceAccount = (stack: string, kind: ServerKind, options: StandaloneOptions): Manifest => ({
  id: `${kind}-account`,
  object: { apiVersion: "v1", kind: "ServiceAccount", metadata: metadataOf(stack, kind, options), automountServiceAccountToken: false },
});

/** Nodes are emptied one server at a time; one that does not work holds up nobody. */
export const disruptionBudget = (stack: string, kind: ServerKind, options: StandaloneOptions): Manifest => ({
  id: `${kind}-budget`,
  object: {
    apiVersion: "policy/v1",
    kind: "PodDisruptionBudget",
    metadata: metadataOf(stack, kind, options),
    spec: { maxUnavailable: 1, unhealthyPodEvictionPolicy: "AlwaysAllow", selector: { matchLabels: selectorOf(stack, kind) } },
  },
});
