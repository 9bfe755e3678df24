import type { Cluster, ClusterObject } from "../cluster";
import type { OperatorInputs } from "../preflight-inputs";
import { GOOD, type Report, together, unchecked, wrong } from "../report";

const GROUP = "monitoring.coreos.com";
const VERSION = "operator.prometheus.io/version";

/** The operator's definitions must be there, serve the versions that are written, and be new enough for the fields that are used. */
export async function checkDefinitions(cluster: Cluster, operator: OperatorInputs): Promise<Report> {
  const needed = [
    { plural: "scrapeconfigs", version: "v1alpha1" },
    ...(operator.alertmanager.kind === "none" ? [] : [{ plural: "prometheusrules", version: "v1" }]),
    ...(operator.alertmanager.kind === "config" ? [{ plural: "alertmanagerconfigs", version: "v1alpha1" }] : []),
  ];
  return together(await Promise.all(needed.map((it) => checkDefinition(cluster, it.plural, it.version, operator))));
}

async function checkDefinition(cluster: Cluster, plural: string, version: string, operator: OperatorInputs): Promise<Report> {
  const name = `${plural}.${GROUP}`;
  const answer = await cluster.object({ apiVersion: "apiextensions.k8s.io/v1", kind: "CustomResourceDefinition", name });
  if (answer.kind === "forbidden") return unchecked(`the definition ${name}`, answer.words);
  if (answer.kind === "missing")
    return wrong(`the cluster has no ${name}`, "install the Prometheus Operator with its CRDs, as by the chart kube-prometheus-stack");
  const served = servedVersions(answer.value);
  if (!served.includes(version))
    return wrong(`${name} serves ${served.join(", ") || "nothing"} and not ${version}`, "upgrade the CRDs of the operator");
  return checkVersion(name, answer.value.metadata?.annotations?.[VERSION], operator);
}

function checkVersion(name: string, found: string | undefined, { version, oldest }: OperatorInputs): Report {
  if (found === undefined) return unchecked(`the version of ${name}`, `it has no annotation ${VERSION}`);
  if (isAtLeast(found, version)) return GOOD;
  const minor = found.split(".").slice(0, 2).join(".");
  const what = `${name} is of operator ${found}, and the objects are written for ${version}`;
  if (!isAtLeast(found, oldest))
    return wrong(
      `${what}; they cannot be for less than ${oldest}`,
      "upgrade the operator and its CRDs (helm upgrade leaves CRDs as they are)",
    );
  return wrong(what, `write prometheus.operatorVersion: "${minor}", or upgrade the CRDs (helm upgrade leaves them as they are)`);
}

const servedVersions = ({ spec }: ClusterObject): readonly string[] =>
  ((spec?.versions ?? []) as readonly { readonly name: string; readonly served: boolean }[])
    .filter(({ served }) => served)
    .map(({ name }) => name);

function isAtLeast(found: string, needed: string): boolean {
  const [major = 0, minor = 0] = found.replace(/^v/, "").split(".").map(Number);
  const [otherMajor = 0, otherMinor = 0] = needed.split(".").map(Number);
  return major > otherMajor || (major === otherMajor && minor >= otherMinor);
}
