import { eventually } from "../../e2e/harness/eventually";
import type { ClusterClient } from "./cluster-client";
import { type ClusterObject, reference } from "./cluster-object";

/** The levels of the Pod Security Standards. */
export type PodSecurity = "privileged" | "baseline" | "restricted";

const namespaceWith = (name: string, level: PodSecurity): ClusterObject => ({
  apiVersion: "v1",
  kind: "Namespace",
  metadata: { name, labels: { "pod-security.kubernetes.io/enforce": level, "pod-security.kubernetes.io/warn": level } },
});

/**
 * Makes a namespace whose pods must keep to a level: others are refused, and workloads that would make such pods are warned of.
 * @param serviceAccounts whether a controller gives it the account that its pods need, which is waited for
 */
export async function createNamespace(client: ClusterClient, name: string, level: PodSecurity, serviceAccounts: boolean): Promise<void> {
  await client.apply([namespaceWith(name, level)]);
  if (serviceAccounts) await eventually(`${name} has its account`, () => client.read(reference("v1", "ServiceAccount", "default", name)));
}
