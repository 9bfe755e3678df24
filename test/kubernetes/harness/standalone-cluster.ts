import assert from "node:assert/strict";
import { join } from "node:path";

import { ask } from "../../../cli/servers/ask";
import { type Prometheus, prometheusAt } from "../../../cli/servers/prometheus";
import { createCleanup } from "../../../demo/cleanup";
import { type CheckoutStack, createCheckoutStack } from "../../e2e/harness/checkout-stack";
import { randomKey, type Surroundings, startSurroundings } from "../../e2e/harness/surroundings";
import { type ControlPlane, startControlPlane } from "../../support/control-plane";
import { type Kubelet, startKubelet } from "../../support/kubelet";
import { NAMESPACE } from "./monitored-cluster";
import { SECRETS } from "./operator-sections";
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
  readonly prometheus: (at: number) => Prometheus;
  /** What an Alertmanager answers to a question of its API. */
  readonly alertmanager: (at: number, path: string) => Promise<unknown>;
  readonly stop: () => Promise<void>;
}

/** Starts everything; the stack's secrets have values, and nothing is created yet. */
export async function startStandaloneCluster(name: string): Promise<StandaloneCluster> {
  const cleanup = createCleanup();
  try {
    const around = await startSurroundings([{ id: "6b0c65e8", name: "orders" }]);
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
    const urlOf = (kind: "prometheus" | "alertmanager", at: number): string =>
      `http://${kubelet.pod(`aura-${name}-${kind}-${at}`).address}:${kind === "prometheus" ? 9090 : 9093}`;
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
      prometheus: (at) => prometheusAt(urlOf("prometheus", at)),
      alertmanager: async (at, path) =>
        JSON.parse((await ask({ server: "Alertmanager", url: urlOf("alertmanager", at) }, `/api/v2/${path}`)).text) as unknown,
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
