import { checkAdmission } from "./checks/admission";
import { checkAlertmanager } from "./checks/alertmanager";
import { checkClasses } from "./checks/classes";
import { checkDefinitions } from "./checks/definitions";
import { checkNamespace } from "./checks/namespace";
import { checkOwnership } from "./checks/ownership";
import { checkPrometheus } from "./checks/prometheus";
import { checkQuotas } from "./checks/quotas";
import { checkScrapers } from "./checks/scrapers";
import { checkSecrets } from "./checks/secrets";
import { checkWorkloads } from "./checks/workloads";
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
  const inside = exists
    ? [
        await checkSecrets(cluster, inputs.namespace, inputs.secrets),
        await checkOwnership(cluster, inputs),
        await checkRoom(cluster, inputs),
      ]
    : [];
  return together([report, ...inside, await checkOperator(cluster, inputs, labels)]);
}

/** Whether the servers of a stack would find what they need, and be let in. */
async function checkRoom(cluster: Cluster, { standalone, namespace }: PreflightInputs): Promise<Report> {
  if (standalone === undefined) return GOOD;
  const checks = [checkClasses, checkWorkloads, checkQuotas, checkAdmission];
  return together(await Promise.all(checks.map((check) => check(cluster, standalone, namespace))));
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
  const checkServers = operator.alertmanager.kind === "none" ? checkScrapers : checkPrometheus;
  return together([definitions, await checkServers(cluster, operator, scope), await checkAlertmanager(cluster, operator, scope)]);
}
