import { cp, readFile } from "node:fs/promises";
import { join } from "node:path";

import type { Access } from "./access";
import { freePorts } from "../../../demo/processes/free-ports";
import type { Running } from "../../../demo/processes/start-process";
import { startServer } from "../start-server";
import { type Send, sender } from "./send";

/** A kube-apiserver with its store. */
export interface ApiServer {
  readonly url: string;
  /** The certificates by which clients know it, as PEM. */
  readonly certificates: string;
  /** Sends as the administrator. */
  readonly send: Send;
}

/** How an API server is started. */
export interface ApiServerOptions {
  readonly folder: string;
  readonly access: Access;
  /** Whether controllers run that make the service account of each namespace; without them pods could not be admitted. */
  readonly serviceAccounts: boolean;
  /** A folder with the data of an etcd, which is copied. @default none: it starts empty */
  readonly store?: string;
  /** Told of each process as soon as it runs. */
  readonly onStarted: (running: Running) => void;
}

/** Starts etcd and kube-apiserver on free ports of 127.0.0.1. */
export async function startApiServer({ folder, access, serviceAccounts, store, onStarted }: ApiServerOptions): Promise<ApiServer> {
  const [client, peer, port] = await freePorts(3);
  const [etcd, url] = [`http://127.0.0.1:${client}`, `https://127.0.0.1:${port}`];
  const data = join(folder, "etcd");
  if (store !== undefined) await cp(store, data, { recursive: true });
  onStarted(await startEtcd(folder, data, etcd, `http://127.0.0.1:${peer}`));
  const [certificateFolder, key] = [join(folder, "certificates"), access.signingKey];
  const connect = async (): Promise<{ readonly certificates: string; readonly send: Send }> => {
    const certificates = await readFile(join(certificateFolder, "apiserver.crt"), "utf8");
    return { certificates, send: sender({ url, certificates, token: access.admin.token }) };
  };
  const args = [
    `--etcd-servers=${etcd}`,
    "--bind-address=127.0.0.1",
    `--secure-port=${port}`,
    `--cert-dir=${certificateFolder}`,
    `--token-auth-file=${access.tokenFile}`,
    "--authorization-mode=RBAC",
    `--service-account-key-file=${key}`,
    `--service-account-signing-key-file=${key}`,
    "--service-account-issuer=https://kubernetes.default.svc",
    "--service-cluster-ip-range=10.0.0.0/24",
    "--endpoint-reconciler-type=none", // it would refuse 127.0.0.1 as the address of the service `kubernetes`
    ...(serviceAccounts ? [] : ["--disable-admission-plugins=ServiceAccount"]),
  ];
  const isReady = async (): Promise<boolean> => (await (await connect()).send("GET", "/readyz")).status === 200;
  onStarted(await startServer({ program: "kube-apiserver", args, folder, isReady }));
  return { url, ...(await connect()) };
}

async function startEtcd(folder: string, data: string, client: string, peer: string): Promise<Running> {
  const args = [
    `--data-dir=${data}`,
    `--listen-client-urls=${client}`,
    `--advertise-client-urls=${client}`,
    `--listen-peer-urls=${peer}`,
    `--initial-advertise-peer-urls=${peer}`,
    `--initial-cluster=default=${peer}`,
    "--unsafe-no-fsync", // a test's cluster survives no crash of the machine
    "--log-level=warn",
  ];
  return startServer({ program: "etcd", args, folder, isReady: async () => (await fetch(`${client}/health`)).ok });
}
