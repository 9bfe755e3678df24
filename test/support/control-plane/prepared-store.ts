import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";

import { createCleanup } from "../../../demo/cleanup";
import { resolveProgram } from "../../../toolchain";
import { cacheFolder } from "../../../toolchain/machine";
import { writeAccess } from "./access";
import { startApiServer } from "./api-server";
import { clusterClient } from "./cluster-client";
import { applyOperatorCrds, readOperatorCrds } from "./operator-crds";

/**
 * A store in which the operator's definitions are established already: they are megabytes, and an API server takes up to ten seconds
 * to get to know them. It is made once for the programs and definitions that there are, and kept in the toolchain's cache.
 * @returns the folder to copy etcd's data from
 */
export async function preparedStore(): Promise<string> {
  const folder = join(cacheFolder(process.env), `cluster-store-${await fingerprint()}`);
  if (!existsSync(folder)) await prepare(folder);
  return folder;
}

async function fingerprint(): Promise<string> {
  const hash = createHash("sha256");
  for (const program of ["etcd", "kube-apiserver"] as const) {
    const file = await resolveProgram(program);
    const { size, mtimeMs } = await stat(file);
    hash.update(`${file} ${size} ${mtimeMs}\n`);
  }
  for (const yaml of (await readOperatorCrds()).values()) hash.update(yaml);
  return hash.digest("hex").slice(0, 16);
}

async function prepare(folder: string): Promise<void> {
  await mkdir(dirname(folder), { recursive: true });
  const staging = await mkdtemp(`${folder}.partial-`);
  const processes = createCleanup();
  try {
    const access = await writeAccess(staging, []);
    const onStarted = ({ stop }: { readonly stop: () => Promise<void> }): void => void processes.add(stop);
    const { send } = await startApiServer({ folder: staging, access, serviceAccounts: false, onStarted });
    await applyOperatorCrds(clusterClient(send));
    await processes.run();
    // Whoever was faster has made the same.
    await rename(join(staging, "etcd"), folder).catch((error: unknown) => {
      if (!existsSync(folder)) throw error;
    });
  } finally {
    await processes.run();
    await rm(staging, { recursive: true, force: true });
  }
}
