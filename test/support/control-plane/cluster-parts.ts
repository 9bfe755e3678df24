import type { Running } from "../../../demo/processes/start-process";
import type { Access } from "./access";
import type { ApiServer } from "./api-server";
import type { ClusterClient } from "./cluster-client";

/** What the parts of a cluster that are started after its API server are given. */
export interface ClusterParts {
  readonly folder: string;
  readonly access: Access;
  readonly server: ApiServer;
  readonly client: ClusterClient;
  /** The administrator's kubeconfig file. */
  readonly kubeconfig: string;
  /** Told of each process as soon as it is ready. */
  readonly onStarted: (running: Running) => void;
}
