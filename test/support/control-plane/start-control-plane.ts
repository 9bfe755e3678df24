import { readFileSync } from "node:fs";
import { mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { type Cleanup, createCleanup } from "../../../demo/cleanup";
import { awaitAll } from "../await-all";
import { writeAccess } from "./access";
import { startApiServer } from "./api-server";
import type { ClusterParts } from "./cluster-parts";
import type { ControlPlane } from "./control-plane";
import { startControllers } from "./controllers";
import { kubectl } from "./kubectl";
import { createNamespace } from "./namespace";
import { startNodes } from "./nodes";
import { startOperator } from "./operator";
import { applyOperatorCrds, operatorCrdsServed } from "./operator-crds";
import type { ControlPlaneOptions } from "./options";
import { preparedStore } from "./prepared-store";
import { type KnownUser, writeUsers } from "./users";
import { createVolumes } from "./volumes";

/** Starts a cluster's control plane. @throws Error with the log's end of what does not start; nothing is left running then */
export async function startControlPlane(options: ControlPlaneOptions = {}): Promise<ControlPlane> {
  const cleanup = createCleanup();
  try {
    return await start(options, cleanup);
  } catch (error) {
    await cleanup.run();
    throw error;
  }
}

async function start(options: ControlPlaneOptions, cleanup: Cleanup): Promise<ControlPlane> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), "aura-cluster-")));
  cleanup.add(() => rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }));
  const onStarted: ClusterParts["onStarted"] = ({ stop }) => void cleanup.add(stop);
  const access = await writeAccess(folder, options.users ?? []);
  const serviceAccounts = options.workloads !== undefined;
  const store = withAllCrds(options) ? { store: await preparedStore() } : {};
  const server = await startApiServer({ folder, access, serviceAccounts, onStarted, ...store });
  const userNamed = await writeUsers(folder, server, access);
  const parts = { folder, access, server, onStarted, ...userNamed(access.admin.name) };
  await startParts(parts, options);
  return { ...controlPlane(parts, userNamed, serviceAccounts), stop: cleanup.run };
}

const withAllCrds = ({ operator = false, crds = operator }: ControlPlaneOptions): boolean => crds === true;

async function startParts(parts: ClusterParts, { workloads, operator = false, crds = operator }: ControlPlaneOptions): Promise<void> {
  // Not at the same time: a test's machine may have two cores, and what waits then takes its time from what is waited for.
  if (workloads) {
    await startControllers(parts);
    await awaitAll([startNodes(parts, workloads === "played"), createVolumes(parts)]);
  }
  if (crds === true) await operatorCrdsServed(parts.client);
  else if (crds) await applyOperatorCrds(parts.client, crds);
  if (operator) await startOperator(parts);
}

function controlPlane(parts: ClusterParts, userNamed: (name: string) => KnownUser, serviceAccounts: boolean): Omit<ControlPlane, "stop"> {
  const { client, folder, kubeconfig, server } = parts;
  return {
    ...client,
    url: server.url,
    folder,
    kubeconfig,
    kubeconfigOf: (name) => userNamed(name).kubeconfig,
    as: (name) => userNamed(name).client,
    logOf: (program) => readFileSync(join(folder, `${program}.log`), "utf8"),
    createNamespace: (name, level = "restricted") => createNamespace(client, name, level, serviceAccounts),
    kubectl: (...args) => kubectl({ folder, kubeconfig }, args),
    applyCrds: (only) => applyOperatorCrds(client, only),
    startOperator: () => startOperator(parts),
  };
}
