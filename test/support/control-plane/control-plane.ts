import type { ProgramName } from "../../../toolchain";
import type { Ran } from "../../../toolchain/run";
import type { ClusterClient } from "./cluster-client";
import type { PodSecurity } from "./namespace";

/** A real API server (RBAC, Pod Security, strict validation) on 127.0.0.1, and what belongs to it. As a client it is the administrator. */
export interface ControlPlane extends ClusterClient {
  readonly url: string;
  /** The administrator's kubeconfig file. */
  readonly kubeconfig: string;
  /** The kubeconfig file of one of the `users`. @throws Error when it is none of them */
  readonly kubeconfigOf: (user: string) => string;
  /** A client that speaks as one of the `users`. @throws Error when it is none of them */
  readonly as: (user: string) => ClusterClient;
  /** Holds everything that the cluster writes; removed at the end. Volume `volume-3` is its folder `volumes/volume-3`. */
  readonly folder: string;
  /** Everything that a program of the cluster has logged. */
  readonly logOf: (program: ProgramName) => string;
  /** Makes a namespace whose pods must keep to a Pod Security Standard. @param level @default "restricted" */
  readonly createNamespace: (name: string, level?: PodSecurity) => Promise<void>;
  /** Runs kubectl as the administrator to its end. Never rejects because of what it answers. */
  readonly kubectl: (...args: readonly string[]) => Promise<Ran>;
  /** Applies the definitions of the Prometheus Operator and waits until they are served. @param only some of them, by plural name. @default all */
  readonly applyCrds: (only?: readonly string[]) => Promise<void>;
  /** Starts the operator, for tests that want it later than their objects. */
  readonly startOperator: () => Promise<void>;
  /** Ends every process and removes the folder. */
  readonly stop: () => Promise<void>;
}
