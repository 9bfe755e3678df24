import type { Cluster, ClusterObject } from "../cluster";
import type { StandaloneInputs } from "../preflight-inputs";
import { GOOD, type Report, together, unchecked, wrong } from "../report";

interface Class {
  readonly apiVersion: string;
  readonly kind: string;
  /** The annotation of the one that is meant where none is named. */
  readonly isDefault: string;
  /** What in the config names one. */
  readonly path: string;
}

const STORAGE: Class = {
  apiVersion: "storage.k8s.io/v1",
  kind: "StorageClass",
  isDefault: "storageclass.kubernetes.io/is-default-class",
  path: "prometheus.storageClass",
};

const INGRESS: Class = {
  apiVersion: "networking.k8s.io/v1",
  kind: "IngressClass",
  isDefault: "ingressclass.kubernetes.io/is-default-class",
  path: "prometheus.ingress.class",
};

/** Volumes, addresses and priorities are of classes that the cluster must have. */
export async function checkClasses(cluster: Cluster, { storageClass, ingress, priorityClass }: StandaloneInputs): Promise<Report> {
  return together([
    await checkClass(cluster, STORAGE, storageClass),
    ingress === undefined ? GOOD : await checkClass(cluster, INGRESS, ingress.class),
    priorityClass === undefined ? GOOD : await checkPriority(cluster, priorityClass),
  ]);
}

async function checkClass(cluster: Cluster, { apiVersion, kind, isDefault, path }: Class, wanted: string | undefined): Promise<Report> {
  const answer = await cluster.listKnown(apiVersion, kind);
  if (answer.kind !== "found")
    return unchecked(`which ${kind} there are`, answer.kind === "forbidden" ? answer.words : "the cluster knows none");
  const names = answer.value.map(({ metadata }) => metadata?.name ?? "").sort();
  if (wanted !== undefined) return names.includes(wanted) ? GOOD : wrong(`the cluster has no ${kind} ${wanted}`, fixOf(path, names));
  if (answer.value.some((it: ClusterObject) => it.metadata?.annotations?.[isDefault] === "true")) return GOOD;
  return wrong(`no ${kind} of the cluster is its default, and the config names none`, fixOf(path, names));
}

const fixOf = (path: string, names: readonly string[]): string =>
  names.length === 0 ? "there are none: install one with its controller" : `set ${path} to one of: ${names.join(", ")}`;

async function checkPriority(cluster: Cluster, name: string): Promise<Report> {
  const answer = await cluster.object({ apiVersion: "scheduling.k8s.io/v1", kind: "PriorityClass", name });
  if (answer.kind === "forbidden") return unchecked(`the PriorityClass ${name}`, answer.words);
  return answer.kind === "found"
    ? GOOD
    : wrong(`the cluster has no PriorityClass ${name}`, "create it, or correct prometheus.placement.priorityClass");
}
