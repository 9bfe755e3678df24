import * as pulumi from "@pulumi/pulumi";

import type { PreflightSpec } from "../provider/cluster/preflight-inputs";
import { requirePlugin } from "../provider/require-plugin";
import type { ClusterArgs } from "./cluster";

/** Arguments of a {@link ClusterPreflight}. */
export interface ClusterPreflightArgs extends Omit<PreflightSpec, "kubeconfig" | "context">, ClusterArgs {}

/**
 * Looks, read-only, at everything in a cluster that a stack's objects depend on, at each preview and update. What is wrong fails before anything
 * else is touched; what may not be read is warned of. Everything in the cluster depends on it.
 * @throws when the project's Pulumi.yaml does not name the plugin; the message has the lines to add
 */
export class ClusterPreflight extends pulumi.CustomResource {
  constructor(name: string, { kubeconfig, ...args }: ClusterPreflightArgs, opts?: pulumi.CustomResourceOptions) {
    requirePlugin(pulumi.getRootDirectory());
    super(
      "aura-files:index:ClusterPreflight",
      name,
      { ...args, ...(kubeconfig !== undefined && { kubeconfig: pulumi.secret(kubeconfig) }) },
      opts,
    );
  }
}
