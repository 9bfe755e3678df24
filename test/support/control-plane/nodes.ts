import { join } from "node:path";

import { freePorts } from "../../../demo/processes/free-ports";
import { eventually } from "../../e2e/harness/eventually";
import { startServer } from "../start-server";
import type { ClusterObject } from "./cluster-object";
import type { ClusterParts } from "./cluster-parts";
import { moduleFolder } from "./module-folder";

const MODULE = "sigs.k8s.io/kwok";
const NODE_STAGES = ["node/fast/node-initialize.yaml"];
const POD_STAGES = ["pod/fast/pod-ready.yaml", "pod/fast/pod-complete.yaml", "pod/fast/pod-delete.yaml"];
const ZONES = ["a", "b", "c"];

const SIZE = { cpu: "64", memory: "256Gi", pods: "200" };

/** One node in each zone: large, ready, and without a kubelet. */
const nodes: readonly ClusterObject[] = ZONES.map((zone) => ({
  apiVersion: "v1",
  kind: "Node",
  metadata: {
    name: `node-${zone}`,
    labels: {
      "kubernetes.io/hostname": `node-${zone}`,
      "kubernetes.io/os": "linux",
      "kubernetes.io/arch": "amd64",
      "topology.kubernetes.io/zone": `zone-${zone}`,
    },
  },
  status: { allocatable: SIZE, capacity: SIZE },
}));

/**
 * Starts kwok, which plays the kubelets of three nodes, and waits until they are ready.
 * @param playPods whether it plays their pods too: each becomes ready at once, whatever its image; else somebody else must run them
 */
export async function startNodes({ folder, kubeconfig, client, onStarted }: ClusterParts, playPods: boolean): Promise<void> {
  const [port] = await freePorts(1);
  const stages = join(await moduleFolder("kwok", MODULE), "kustomize", "stage");
  const args = [
    `--kubeconfig=${kubeconfig}`,
    "--manage-all-nodes",
    "--node-ip=127.0.0.1",
    `--server-address=127.0.0.1:${port}`,
    ...[...NODE_STAGES, ...(playPods ? POD_STAGES : [])].map((file) => `--config=${join(stages, file)}`),
  ];
  for (const node of nodes) await client.create(node);
  const isReady = async (): Promise<boolean> => (await fetch(`http://127.0.0.1:${port}/healthz`)).ok;
  onStarted(await startServer({ program: "kwok", args, folder, isReady }));
  await eventually("all nodes take pods", async () => (await client.list("v1", "Node")).every(takesPods));
}

function takesPods({ spec, status }: ClusterObject): boolean {
  const { taints = [] } = spec as { readonly taints?: readonly unknown[] };
  const { conditions = [] } = status as { readonly conditions?: readonly { readonly type: string; readonly status: string }[] };
  return taints.length === 0 && conditions.some((it) => it.type === "Ready" && it.status === "True");
}
