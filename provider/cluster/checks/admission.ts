import type { Cluster } from "../cluster";
import type { StandaloneInputs } from "../preflight-inputs";
import { GOOD, type Report, together, unchecked, wrong } from "../report";

interface PodTemplate {
  readonly metadata: object;
  readonly spec: { readonly volumes: readonly object[] };
}

/**
 * Whether a pod of each server would be admitted: standards, policies, limits and webhooks are asked, and nothing is created. A StatefulSet
 * is taken even when none of its pods ever will be. Quotas are another check: what runs already would count twice here.
 */
export async function checkAdmission(cluster: Cluster, { workloads }: StandaloneInputs, namespace: string): Promise<Report> {
  const reports = workloads.map(async ({ name, pod }): Promise<Report> => {
    const { metadata, spec } = pod as unknown as PodTemplate;
    // Its own account and volume come with the workload.
    const volumes = [...spec.volumes, { name: "data", emptyDir: {} }];
    const trial = await cluster.tryOut({
      apiVersion: "v1",
      kind: "Pod",
      metadata: { ...metadata, name: `${name}-preflight`, namespace },
      spec: { ...spec, volumes, serviceAccountName: "default" },
    });
    if (trial.kind === "taken" || /exceeded quota/.test(trial.words)) return GOOD;
    if (trial.kind === "forbidden") return unchecked(`whether the cluster admits pods of ${name}`, trial.words);
    return wrong(
      `the cluster would refuse the pods of ${name}: ${trial.words}`,
      "settle it with who runs the cluster, or change what it is about",
    );
  });
  return together(await Promise.all(reports));
}
