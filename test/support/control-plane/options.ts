import type { ProgramName } from "../../../toolchain";

/** What a test's cluster consists of, beside its API server. */
export interface ControlPlaneOptions {
  /** Further users, by name: each has a kubeconfig and may do nothing until a role is bound to it. @default none */
  readonly users?: readonly string[];
  /** The custom resource definitions of the Prometheus Operator: all, or some by plural name, as "scrapeconfigs". @default whether the operator runs */
  readonly crds?: boolean | readonly string[];
  /** The operator itself. @default false */
  readonly operator?: boolean;
  /**
   * Controllers, a scheduler, three nodes and volumes, so that workloads come to life. `played`: every pod becomes ready at once, without
   * being run. `scheduled`: pods get nodes and volumes, and the test must run, report and end them. @default none: objects only lie there
   */
  readonly workloads?: "played" | "scheduled";
}

/** The programs that such a cluster needs; for `needsPrograms`. */
export const controlPlanePrograms = ({ operator, workloads }: ControlPlaneOptions = {}): readonly ProgramName[] => [
  "etcd",
  "kube-apiserver",
  "kubectl",
  ...(workloads ? (["kube-controller-manager", "kube-scheduler", "kwok"] as const) : []),
  ...(operator ? (["prometheus-operator"] as const) : []),
];
