import type { Cluster, ClusterObject } from "../cluster";
import type { StandaloneInputs } from "../preflight-inputs";
import { parseQuantity, sayBytes } from "../quantity";
import { GOOD, type Report, together, unchecked, wrong } from "../report";

type Workload = StandaloneInputs["workloads"][number];

interface Quantities {
  readonly cpu?: string;
  readonly memory?: string;
}

interface PodSpec {
  readonly containers: readonly { readonly resources?: { readonly requests?: Quantities; readonly limits?: Quantities } }[];
}

/** What a workload takes of each thing that a quota counts. */
const DEMANDS: Readonly<Record<string, (it: Workload) => number>> = {
  pods: ({ replicas }) => replicas,
  persistentvolumeclaims: ({ replicas }) => replicas,
  "requests.storage": ({ replicas, storage }) => replicas * (parseQuantity(storage) ?? 0),
  "requests.cpu": (it) => ofContainers(it, "requests", "cpu"),
  cpu: (it) => ofContainers(it, "requests", "cpu"),
  "requests.memory": (it) => ofContainers(it, "requests", "memory"),
  memory: (it) => ofContainers(it, "requests", "memory"),
  "limits.memory": (it) => ofContainers(it, "limits", "memory"),
};

function ofContainers({ replicas, pod }: Workload, what: "requests" | "limits", resource: keyof Quantities): number {
  const { containers } = pod.spec as PodSpec;
  return replicas * containers.reduce((sum, { resources }) => sum + (parseQuantity(resources?.[what]?.[resource] ?? "") ?? 0), 0);
}

/** Pods beyond a quota never come to be, and nobody is told but the StatefulSet. What runs already is counted already. */
export async function checkQuotas(cluster: Cluster, { workloads }: StandaloneInputs, namespace: string): Promise<Report> {
  const answer = await cluster.listKnown("v1", "ResourceQuota", namespace);
  if (answer.kind !== "found") return answer.kind === "forbidden" ? unchecked(`the quotas of ${namespace}`, answer.words) : GOOD;
  if (answer.value.length === 0) return GOOD;
  const there = await Promise.all(
    workloads.map(({ name }) => cluster.object({ apiVersion: "apps/v1", kind: "StatefulSet", name, namespace })),
  );
  const coming = workloads.filter((_, at) => there[at]!.kind === "missing");
  return together(answer.value.map((it) => checkQuota(it, coming)));
}

function checkQuota({ metadata, spec, status }: ClusterObject, coming: readonly Workload[]): Report {
  const [hard, used] = [spec?.hard, status?.used].map((it) => (it ?? {}) as Readonly<Record<string, string>>) as [
    Readonly<Record<string, string>>,
    Readonly<Record<string, string>>,
  ];
  const reports = Object.entries(hard).map(([what, limit]) => {
    const demand = coming.reduce((sum, it) => sum + (DEMANDS[what]?.(it) ?? 0), 0);
    const [most, taken] = [parseQuantity(limit) ?? Infinity, parseQuantity(used[what] ?? "0") ?? 0];
    if (demand === 0 || taken + demand <= most) return GOOD;
    return wrong(
      `ResourceQuota ${metadata?.namespace}/${metadata?.name} has ${what} ${limit}, ${used[what] ?? 0} of it used, and the servers need ${/storage|memory/.test(what) ? sayBytes(demand) : demand}`,
      "raise it, or lower replicas, storage or resources in the section prometheus",
    );
  });
  return together(reports);
}
