import { freePorts } from "../../../demo/processes/free-ports";
import { startServer } from "../start-server";
import type { ClusterParts } from "./cluster-parts";

/** Starts the Prometheus Operator outside of the cluster, for all namespaces. Its definitions must be served before. */
export async function startOperator({
  folder,
  kubeconfig,
  onStarted,
}: Pick<ClusterParts, "folder" | "kubeconfig" | "onStarted">): Promise<void> {
  const [port] = await freePorts(1);
  const args = [`--web.listen-address=127.0.0.1:${port}`, "--log-level=debug"];
  const env = { ...process.env, KUBECONFIG: kubeconfig };
  const isReady = async (): Promise<boolean> => (await fetch(`http://127.0.0.1:${port}/healthz`)).ok;
  onStarted(await startServer({ program: "prometheus-operator", args, env, folder, isReady }));
}
