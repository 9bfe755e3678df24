import assert from "node:assert/strict";
import { join } from "node:path";

import { createCleanup } from "../../../demo/cleanup";
import { type CheckoutStack, createCheckoutStack } from "../../e2e/harness/checkout-stack";
import { randomKey, type Surroundings, startSurroundings, type TestInstance } from "../../e2e/harness/surroundings";
import { type ClusterObject, type ControlPlane, startControlPlane } from "../../support/control-plane";
import { type Kubelet, startKubelet } from "../../support/kubelet";
import { NAMESPACE } from "./monitored-cluster";
import { SECRETS } from "./operator-sections";
import { type StandaloneServers, standaloneServers } from "./standalone-servers";
import { standaloneSections } from "./standalone-sections";

/** A cluster whose pods really run, a stack in standalone mode that is not there yet, and all that is around both. */
export interface StandaloneCluster {
  readonly around: Surroundings;
  readonly cluster: ControlPlane;
  readonly kubelet: Kubelet;
  readonly stack: CheckoutStack;
  /** Runs a command of the engine. @returns what it printed @throws AssertionError with it when it fails */
  readonly succeed: (...args: readonly string[]) => Promise<string>;
  /** Puts another choice of target into the stack file. @param more other sections */
  readonly configure: (prometheus?: object, more?: object) => void;
  readonly servers: StandaloneServers;
  /** Names of the pods that are ready, as the cluster has it. */
  readonly readyPods: () => Promise<readonly string[]>;
  readonly stop: () => Promise<void>;
}

/** What is watched. */
export interface Fleet {
  readonly instances: readonly TestInstance[];
  /** How long Aura answers with the same bytes. */
  readonly cacheSeconds: number;
}

const isReady = ({ status }: ClusterObject): boolean => {
  const { conditions = [] } = status as { readonly conditions?: readonly { readonly type: string; readonly status: string }[] };
  return conditions.some((it) => it.type === "Ready" && it.status === "True");
};

/** Starts everything; the stack's secrets have values, and nothing is created yet. */
export async function startStandaloneCluster(name: string, { instances, cacheSeconds }: Fleet): Promise<StandaloneCluster> {
  const cleanup = createCleanup();
  try {
    const around = await startSurroundings(instances, { cacheSeconds });
    cleanup.add(around.stop);
    const cluster = await startControlPlane({ workloads: "scheduled" });
    cleanup.add(cluster.stop);
    await cluster.createNamespace(NAMESPACE);
    const kubelet = startKubelet(cluster, NAMESPACE, join(cluster.folder, "pods"));
    cleanup.add(kubelet.stop);
    const world = { aura: around.addresses.aura, pagerDuty: around.sinks.pagerDutyUrl };
    const beside = { programs: ["pulumi-resource-kubernetes"], env: { KUBECONFIG: cluster.kubeconfig } } as const;
    const stack = await createCheckoutStack(name, standaloneSections(world), beside);
    cleanup.add(stack.stop);
    const values = { aura: around.clientSecret, pagerduty: randomKey(), slack: around.sinks.slackUrl };
    for (const it of SECRETS) assert.equal((await stack.run(["config", "set", "--secret", `secrets:${it}`], values[it])).code, 0);
    return {
      around,
      cluster,
      kubelet,
      stack,
      succeed: async (...args) => {
        const { code, output } = await stack.run(args);
        assert.equal(code, 0, output);
        return output;
      },
      configure: (prometheus, more) => stack.configure({ ...standaloneSections(world, prometheus), ...more }),
      servers: standaloneServers(name, kubelet),
      readyPods: async () => (await cluster.list("v1", "Pod", NAMESPACE)).filter(isReady).map(({ metadata }) => metadata.name),
      stop: cleanup.run,
    };
  } catch (error) {
    await cleanup.run();
    throw error;
  }
}

/** The programs that it needs beside those of the control plane. */
export const STANDALONE_PROGRAMS = [
  "pulumi",
  "pulumi-resource-kubernetes",
  "prometheus",
  "alertmanager",
  "prometheus-config-reloader",
] as const;
