import * as k8s from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";

/** Which cluster is meant. */
export interface ClusterArgs {
  /** A whole kubeconfig. @default the one that kubectl would use on this machine */
  readonly kubeconfig?: pulumi.Input<string>;
  /** A context of it. @default its current one */
  readonly context?: string;
}

/** The provider of a cluster; none where nothing is said, so that the program's own is used. */
export const clusterProvider = (name: string, { kubeconfig, context }: ClusterArgs, parent: pulumi.Resource): k8s.Provider | undefined =>
  kubeconfig === undefined && context === undefined
    ? undefined
    : new k8s.Provider(name, { ...(kubeconfig !== undefined && { kubeconfig }), ...(context !== undefined && { context }) }, { parent });
