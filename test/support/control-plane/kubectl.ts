import { resolveProgram } from "../../../toolchain";
import { type Ran, run } from "../../../toolchain/run";

/** Where kubectl finds the cluster, and where it may write. */
export interface KubectlPlace {
  readonly kubeconfig: string;
  readonly folder: string;
}

/** Runs kubectl to its end. It keeps what it learns of a cluster in its home folder, which is therefore the cluster's. */
export async function kubectl({ kubeconfig, folder }: KubectlPlace, args: readonly string[]): Promise<Ran> {
  return run(await resolveProgram("kubectl"), args, { env: { ...process.env, KUBECONFIG: kubeconfig, HOME: folder } });
}
