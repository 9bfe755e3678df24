import { ownLabels } from "../labels";
import type { SharedFacts } from "../preflight-facts";
import type { IngressOptions, StandaloneOptions } from "./options";
import { serverName } from "./server";
import type { StandaloneObjects } from "./standalone";

/** A workload as a preflight looks at it. */
interface WorkloadFacts {
  readonly name: string;
  readonly replicas: number;
  /** Size of the volume of each pod. */
  readonly storage: string;
  /** The template of its pods. */
  readonly pod: Record<string, unknown>;
}

/** What must be true of a cluster for the servers of a stack to run. */
export interface StandaloneRequirements extends SharedFacts {
  readonly standalone: {
    readonly workloads: WorkloadFacts[];
    readonly storageClass?: string;
    readonly priorityClass?: string;
    /** Absent: people have no address. `class` absent: that of the cluster. */
    readonly ingress?: { readonly class?: string };
  };
}

/** The facts of a cluster that a stack needs. @param secrets keys of Secrets that are not the stack's own */
export function standaloneRequirements(
  stack: string,
  { secret, referred, objects }: StandaloneObjects,
  options: StandaloneOptions,
  secrets: SharedFacts["secrets"],
): StandaloneRequirements {
  const all = [...(secret === undefined ? [] : [secret.manifest]), ...referred, ...objects];
  const { storageClass, placement, ingress } = options;
  return {
    namespace: options.namespace,
    owner: ownLabels(stack)["app.kubernetes.io/instance"]!,
    secrets: [...secrets, ...(ingress === undefined ? [] : ofIngress(ingress))],
    objects: all.map(({ object: { apiVersion, kind, metadata } }) => ({ apiVersion, kind, name: metadata.name })),
    standalone: {
      workloads: (["prometheus", "alertmanager"] as const).map((kind) => {
        const { spec } = objects.find(({ id }) => id === kind)!.object as { readonly spec: { readonly template: Record<string, unknown> } };
        return { name: serverName(stack, kind), replicas: options[kind].replicas, storage: options[kind].storage, pod: spec.template };
      }),
      ...(storageClass !== undefined && { storageClass }),
      ...(placement.priorityClass !== undefined && { priorityClass: placement.priorityClass }),
      ...(ingress !== undefined && { ingress: ingress.class === undefined ? {} : { class: ingress.class } }),
    },
  };
}

/** Without the passwords anybody would be let in, or nobody; a certificate may come from cert-manager later. */
const ofIngress = ({ tls, passwords }: IngressOptions): SharedFacts["secrets"] => [
  ...(passwords === undefined ? [] : [{ name: passwords, key: "auth", later: false }]),
  { name: tls, key: "tls.crt", later: true },
];
