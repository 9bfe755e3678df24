import * as pulumi from "@pulumi/pulumi";

import type { StandaloneRequirements } from "../compilers/kubernetes/standalone/requirements";
import { type ClusterObjectsArgs, createInCluster } from "./cluster-objects";

/** Arguments of a {@link StandaloneTarget}. */
export interface StandaloneTargetArgs extends ClusterObjectsArgs {
  /** What must be true of the cluster before anything is created. */
  readonly requirements: StandaloneRequirements;
}

/** Prometheus and Alertmanager of one stack in a cluster; the update waits until all of them are ready. */
export class StandaloneTarget extends pulumi.ComponentResource {
  /** `Kind namespace/name` of each object, sorted. */
  readonly objects: pulumi.Output<readonly string[]>;

  constructor(name: string, { requirements, ...args }: StandaloneTargetArgs, opts?: pulumi.ComponentResourceOptions) {
    super("aura:monitoring:StandaloneTarget", name, {}, opts);

    this.objects = createInCluster(name, requirements, args, this).names;
    this.registerOutputs({ objects: this.objects });
  }
}
