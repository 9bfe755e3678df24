import { readFile } from "node:fs/promises";
import { join } from "node:path";

import { freePorts } from "../../../demo/processes/free-ports";
import { awaitAll } from "../await-all";
import { startServer } from "../start-server";
import type { ClusterParts } from "./cluster-parts";
import { sender } from "./send";

/** Starts the controller manager and the scheduler: workloads get their pods, pods get their nodes, and what is deleted goes. */
export async function startControllers(parts: ClusterParts): Promise<void> {
  const { access, folder } = parts;
  const managerArgs = [
    `--service-account-private-key-file=${access.signingKey}`,
    `--root-ca-file=${join(folder, "certificates", "apiserver.crt")}`,
    "--node-monitor-grace-period=24h", // nobody writes heartbeats
  ];
  await awaitAll([startOne("kube-controller-manager", managerArgs, parts), startOne("kube-scheduler", [], parts)]);
}

async function startOne(
  program: "kube-controller-manager" | "kube-scheduler",
  more: readonly string[],
  { folder, kubeconfig, onStarted }: ClusterParts,
): Promise<void> {
  const [port] = await freePorts(1);
  const certificates = join(folder, `${program}-certificates`);
  const args = [
    `--kubeconfig=${kubeconfig}`,
    "--bind-address=127.0.0.1",
    `--secure-port=${port}`,
    `--cert-dir=${certificates}`,
    "--leader-elect=false",
    "--kube-api-qps=200",
    "--kube-api-burst=400",
    ...more,
  ];
  const isReady = async (): Promise<boolean> => {
    const file = join(certificates, `${program}.crt`);
    const send = sender({ url: `https://127.0.0.1:${port}`, certificates: await readFile(file, "utf8"), token: "" });
    return (await send("GET", "/healthz")).status === 200;
  };
  onStarted(await startServer({ program, args, folder, isReady }));
}
