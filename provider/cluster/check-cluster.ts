import { checkAlertmanager } from "./checks/alertmanager";
import { checkDefinitions } from "./checks/definitions";
import { checkNamespace } from "./checks/namespace";
import { checkOwnership } from "./checks/ownership";
import { checkPrometheus } from "./checks/prometheus";
import { checkSecrets } from "./checks/secrets";
import { type Cluster, connectCluster } from "./cluster";
import type { PreflightInputs } from "./preflight-inputs";
import { GOOD, type Report, together } from "./report";

/**
 * Looks at everything in a cluster that the objects of a stack depend on, read-only.
 * @throws Error when the cluster cannot be asked
 */
export async function checkCluster(inputs: PreflightInputs): Promise<Report> {
  const cluster = await connectCluster(inputs);
  const { report, labels, exists } = await checkNamespace(cluster, inputs.namespace);
  const inside = exists ? [await checkSecrets(cluster, inputs.namespace, inputs.secrets), await checkOwnership(cluster, inputs)] : [];
  return together([report, ...inside, await checkOperator(cluster, inputs, labels)]);
}

/** What is said of selectors while definitions are missing would only be what follows from that. */
async function checkOperator(
  cluster: Cluster,
  { operator, namespace }: PreflightInputs,
  namespaceLabels: Readonly<Record<string, string>> | undefined,
): Promise<Report> {
  if (operator === undefined) return GOOD;
  const definitions = await checkDefinitions(cluster, operator);
  if (definitions.findings.some((it) => it.startsWith("the cluster has no "))) return definitions;
  const scope = { namespace, namespaceLabels };
  return together([definitions, await checkPrometheus(cluster, operator, scope), await checkAlertmanager(cluster, operator, scope)]);
}
