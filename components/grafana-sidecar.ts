import * as pulumi from "@pulumi/pulumi";

import type { SidecarObjects } from "../compilers/kubernetes/grafana-sidecar";
import type { ClusterArgs } from "./cluster";
import { createInCluster } from "./cluster-objects";

/** Arguments of a {@link GrafanaSidecar}. */
export interface GrafanaSidecarArgs extends SidecarObjects, ClusterArgs {}

/** The dashboards of one stack as ConfigMaps, which the sidecar of a Grafana in the cluster reads. */
export class GrafanaSidecar extends pulumi.ComponentResource {
  /** `Kind namespace/name` of each object, sorted. */
  readonly objects: pulumi.Output<readonly string[]>;

  constructor(name: string, { facts, objects, ...cluster }: GrafanaSidecarArgs, opts?: pulumi.ComponentResourceOptions) {
    super("aura:monitoring:GrafanaSidecar", name, {}, opts);

    this.objects = createInCluster(name, facts, { referred: [], objects, ...cluster }, this).names;
    this.registerOutputs({ objects: this.objects });
  }
}
