import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

import type { ClusterClient } from "../control-plane";
import { loopbackAddresses } from "./addresses";
import type { Pod } from "./pod";
import { type PodRunner, podRunner } from "./pod-runner";

/** Milliseconds between two looks at the cluster. */
const EVERY = 300;

/** Runs the pods of a namespace as processes of this machine. */
export interface Kubelet {
  /** The pod that runs under a name. @throws Error when there is none */
  readonly pod: (name: string) => PodRunner;
  /** Names of the pods, sorted. */
  readonly pods: () => readonly string[];
  /** Ends every process. @throws what went wrong while pods ran */
  readonly stop: () => Promise<void>;
}

/**
 * Stands in for the kubelets of a cluster whose pods are scheduled and not run. Volumes are folders that follow the cluster, containers are
 * processes with their own arguments, each pod has an address of the loopback network; probes decide whether it is ready.
 */
export function startKubelet(client: ClusterClient, namespace: string, folder: string): Kubelet {
  const addresses = loopbackAddresses(namespace);
  const runners = new Map<string, PodRunner>();
  const stopping = new AbortController();

  const end = async (pod: Pod): Promise<void> => {
    await runners.get(pod.metadata.uid)?.stop();
    runners.delete(pod.metadata.uid);
    await client.send("DELETE", `/api/v1/namespaces/${namespace}/pods/${pod.metadata.name}`, {
      gracePeriodSeconds: 0,
      preconditions: { uid: pod.metadata.uid },
    });
  };
  const care = async (pod: Pod): Promise<void> => {
    const { name, uid, deletionTimestamp } = pod.metadata;
    if (deletionTimestamp !== undefined) return end(pod);
    if (pod.spec.nodeName === undefined) return;
    const runner = runners.get(uid) ?? podRunner(pod, join(folder, `${name}-${uid.slice(0, 8)}`), addresses, client);
    runners.set(uid, runner);
    await runner.step();
  };
  const look = async (): Promise<void> => {
    const pods = (await client.list("v1", "Pod", namespace)) as unknown as readonly Pod[];
    await Promise.all(pods.map(care));
    for (const [uid, runner] of runners)
      if (!pods.some(({ metadata }) => metadata.uid === uid)) await runner.stop().then(() => runners.delete(uid));
  };
  const living = (async () => {
    while (!stopping.signal.aborted) {
      await look();
      await sleep(EVERY, undefined, { signal: stopping.signal }).catch(() => {});
    }
  })();
  living.catch(() => {});
  const names = (): readonly string[] => [...runners.values()].map(({ pod }) => pod.metadata.name).sort();
  return {
    pods: names,
    pod: (name) => {
      const found = [...runners.values()].find(({ pod }) => pod.metadata.name === name);
      if (found === undefined) throw new Error(`no pod ${name} runs here; there are: ${names().join(", ") || "none"}`);
      return found;
    },
    stop: async () => {
      stopping.abort();
      await living.finally(() => Promise.all([...runners.values()].map((it) => it.stop())));
    },
  };
}
