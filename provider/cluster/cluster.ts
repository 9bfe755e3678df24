import type { CoreV1Event, V1Namespace, V1Secret } from "@kubernetes/client-node" with { "resolution-mode": "import" };

import { type Answer, answerOf, type Trial, trialOf } from "./answer";
import { type KubernetesClient, loadClient } from "./load-client";
import { patiently } from "./patiently";

/** Any object as the API server has it. */
export interface ClusterObject {
  readonly apiVersion?: string;
  readonly kind?: string;
  readonly metadata?: {
    readonly name?: string;
    readonly namespace?: string;
    readonly uid?: string;
    readonly generation?: number;
    readonly labels?: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
    readonly managedFields?: readonly { readonly time?: Date | string; readonly subresource?: string }[];
  };
  readonly spec?: Readonly<Record<string, unknown>>;
  readonly status?: Readonly<Record<string, unknown>>;
}

/** What identifies an object. */
export interface ObjectPlace {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
}

/** Custom resources of one kind. */
export interface CustomKind {
  readonly group: string;
  readonly version: string;
  readonly plural: string;
}

/** Reads from a cluster, and never writes. Each question is answered, also by "not allowed"; only a silent cluster throws. */
export interface Cluster {
  readonly address: string;
  readonly namespace: (name: string) => Promise<Answer<V1Namespace>>;
  readonly secret: (name: string, namespace: string) => Promise<Answer<V1Secret>>;
  readonly object: (place: ObjectPlace) => Promise<Answer<ClusterObject>>;
  /** Of one namespace, or of all. */
  readonly list: (kind: CustomKind, namespace?: string) => Promise<Answer<readonly ClusterObject[]>>;
  /** Of a kind that every cluster has; of one namespace, or of none. */
  readonly listKnown: (apiVersion: string, kind: string, namespace?: string) => Promise<Answer<readonly ClusterObject[]>>;
  /** Whether the cluster would take an object: everybody who admits objects is asked, and nothing is created. */
  readonly tryOut: (object: ClusterObject) => Promise<Trial>;
  readonly events: (namespace: string) => Promise<Answer<readonly CoreV1Event[]>>;
}

/** Which cluster is meant. */
export interface ClusterAddress {
  readonly kubeconfig?: string | undefined;
  readonly context?: string | undefined;
}

/** Connects to a cluster as kubectl would. @throws Error that says what is wrong with the kubeconfig */
export async function connectCluster(address: ClusterAddress): Promise<Cluster> {
  const client = await loadClient();
  const config = kubeConfig(client, address);
  const [core, custom, objects] = [
    config.makeApiClient(client.CoreV1Api),
    config.makeApiClient(client.CustomObjectsApi),
    client.KubernetesObjectApi.makeApiClient(config),
  ];
  const where = config.getCurrentCluster()?.server ?? "";
  const ask = <T>(question: Promise<T>): Promise<Answer<T>> => answerOf(question, where, client);
  return {
    address: where,
    namespace: (name) => ask(core.readNamespace({ name })),
    secret: (name, namespace) => ask(core.readNamespacedSecret({ name, namespace })),
    object: ({ apiVersion, kind, name, namespace }) =>
      ask(objects.read({ apiVersion, kind, metadata: { name, ...(namespace !== undefined && { namespace }) } }) as Promise<ClusterObject>),
    list: async (kind, namespace) =>
      ask(
        patiently(() =>
          namespace === undefined ? custom.listClusterCustomObject(kind) : custom.listNamespacedCustomObject({ ...kind, namespace }),
        ).then((it) => (it as { readonly items: readonly ClusterObject[] }).items),
      ),
    listKnown: (apiVersion, kind, namespace) =>
      ask(objects.list(apiVersion, kind, namespace).then(({ items }) => items as readonly ClusterObject[])),
    tryOut: (object) => trialOf(objects.create(object as never, undefined, "All"), where, client),
    events: (namespace) => ask(core.listNamespacedEvent({ namespace, fieldSelector: "type=Warning" }).then(({ items }) => items)),
  };
}

function kubeConfig(client: KubernetesClient, { kubeconfig, context }: ClusterAddress) {
  const config = new client.KubeConfig();
  if (kubeconfig === undefined) config.loadFromDefault();
  else config.loadFromString(kubeconfig);
  if (context !== undefined) {
    const known = config.getContexts().map(({ name }) => name);
    if (!known.includes(context))
      throw new Error(`the kubeconfig has no context ${context}\n→ contexts are: ${known.join(", ") || "none"}`);
    config.setCurrentContext(context);
  }
  if (config.getCurrentCluster() === null)
    throw new Error("there is no kubeconfig that names a cluster\n→ set KUBECONFIG, or prometheus.context to one of its contexts");
  return config;
}
