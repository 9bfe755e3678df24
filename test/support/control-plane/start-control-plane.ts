import { mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { type Cleanup, createCleanup } from "../../../demo/cleanup";
import type { ProgramName } from "../../../toolchain";
import { writeAccess } from "./access";
import { startApiServer } from "./api-server";
import { clusterClient, type ClusterClient } from "./cluster-client";
import { writeKubeconfig } from "./kubeconfig";
import { namespaceWith, type PodSecurity } from "./namespace";
import { applyOperatorCrds } from "./operator-crds";
import { sender } from "./send";

/** What a test's cluster consists of, beside its API server. */
export interface ControlPlaneOptions {
  /** Further users, by name: each has a kubeconfig and may do nothing until a role is bound to it. @default none */
  readonly users?: readonly string[];
  /** The custom resource definitions of the Prometheus Operator. @default false */
  readonly crds?: boolean;
}

/** A real API server (RBAC, Pod Security, strict validation) on 127.0.0.1, and what belongs to it. */
export interface ControlPlane extends ClusterClient {
  readonly url: string;
  /** The administrator's kubeconfig file. */
  readonly kubeconfig: string;
  /** The kubeconfig file of one of the `users`. @throws Error when it is none of them */
  readonly kubeconfigOf: (user: string) => string;
  /** A client that speaks as one of the `users`. @throws Error when it is none of them */
  readonly as: (user: string) => ClusterClient;
  /** Holds everything that the cluster writes, with a log for each program. Removed at the end. */
  readonly folder: string;
  /** @param level the Pod Security Standard that its pods must keep. @default "restricted" */
  readonly createNamespace: (name: string, level?: PodSecurity) => Promise<void>;
  /** Applies the definitions of the Prometheus Operator and waits until they are served. */
  readonly applyCrds: () => Promise<void>;
  /** Ends every process and removes the folder. */
  readonly stop: () => Promise<void>;
}

/** The programs that a cluster needs; for `needsPrograms`. */
export const controlPlanePrograms: readonly ProgramName[] = ["etcd", "kube-apiserver"];

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

async function start({ users = [], crds = false }: ControlPlaneOptions, cleanup: Cleanup): Promise<ControlPlane> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), "aura-cluster-")));
  cleanup.add(() => rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }));
  const access = await writeAccess(folder, users);
  const server = await startApiServer({ folder, access, serviceAccounts: false, onStarted: ({ stop }) => void cleanup.add(stop) });
  const known = await Promise.all(
    access.users.map(async (user) => [user.name, { user, kubeconfig: await writeKubeconfig(folder, server, user) }] as const),
  );
  const knownAs = (name: string) => {
    const found = new Map(known).get(name);
    if (!found) throw new Error(`The cluster knows no user ${name}: name it in \`users\`.`);
    return found;
  };
  const client = clusterClient(server.send);
  const applyCrds = (): Promise<void> => applyOperatorCrds(client);
  if (crds) await applyCrds();
  return {
    ...client,
    url: server.url,
    folder,
    kubeconfig: knownAs(access.admin.name).kubeconfig,
    kubeconfigOf: (name) => knownAs(name).kubeconfig,
    as: (name) => clusterClient(sender({ ...server, token: knownAs(name).user.token })),
    createNamespace: async (name, level = "restricted") => void (await client.apply([namespaceWith(name, level)])),
    applyCrds,
    stop: cleanup.run,
  };
}
