import type { Cluster } from "../cluster";
import type { StandaloneInputs } from "../preflight-inputs";
import { GOOD, type Report, together, unchecked, wrong } from "../report";

interface Claim {
  readonly spec?: { readonly storageClassName?: string; readonly resources?: { readonly requests?: Readonly<Record<string, string>> } };
}

/** Volumes of a workload that is there cannot be changed: it would be replaced, and every server with it at once. */
export async function checkWorkloads(cluster: Cluster, { workloads, storageClass }: StandaloneInputs, namespace: string): Promise<Report> {
  const reports = workloads.map(async ({ name, storage }): Promise<Report> => {
    const answer = await cluster.object({ apiVersion: "apps/v1", kind: "StatefulSet", name, namespace });
    if (answer.kind === "forbidden") return unchecked(`the volumes of StatefulSet ${namespace}/${name}`, answer.words);
    const [claim] = answer.kind === "found" ? ((answer.value.spec?.volumeClaimTemplates ?? []) as readonly Claim[]) : [];
    if (claim === undefined) return GOOD;
    const { storageClassName, resources } = claim.spec ?? {};
    const has = resources?.requests?.storage;
    const what = `StatefulSet ${namespace}/${name} has volumes`;
    return together([
      has === storage ? GOOD : wrong(`${what} of ${has}, and the config says ${storage}`, FIX),
      storageClass === undefined || storageClassName === storageClass
        ? GOOD
        : wrong(`${what} of class ${storageClassName ?? "(the cluster's)"}, and the config says ${storageClass}`, FIX),
    ]);
  });
  return together(await Promise.all(reports));
}

const FIX = 'volumes of a StatefulSet cannot be changed in place: see "Larger volumes" in docs/kubernetes.md, or undo the change';
