import * as k8s from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";

/** Which cluster is meant. */
export interface ClusterArgs {
  /** A whole kubeconfig. @default the one that kubectl would use on this machine */
  readonly kubeconfig?: pulumi.Input<string>;
  /** A context of it. @default its current one */
  readonly context?: string;
}

/**
 * The provider of a cluster. Secrets and ConfigMaps are changed in place: the SDK would replace them, and what refers to them would be
 * rejected while they are gone.
 */
export const clusterProvider = (name: string, { kubeconfig, context }: ClusterArgs, parent: pulumi.Resource): k8s.Provider =>
  new k8s.Provider(
    name,
    {
      enableSecretMutable: true,
      enableConfigMapMutable: true,
      ...(kubeconfig !== undefined && { kubeconfig }),
      ...(context !== undefined && { context }),
    },
    { parent },
  );
