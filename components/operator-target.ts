import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";

import type { OperatorRequirements } from "../compilers/kubernetes/operator/requirements";
import { type ClusterObjectsArgs, createInCluster } from "./cluster-objects";
import { OperatorVerdict } from "./operator-verdict";

/** Arguments of an {@link OperatorTarget}. */
export interface OperatorTargetArgs extends ClusterObjectsArgs {
  /** What must be true of the cluster before anything is created. */
  readonly requirements: OperatorRequirements;
}

/** The objects of one stack for the Prometheus Operator of a cluster: looked at before, and after. */
export class OperatorTarget extends pulumi.ComponentResource {
  /** `Kind namespace/name` of each object, sorted. */
  readonly objects: pulumi.Output<readonly string[]>;

  constructor(name: string, { requirements, ...args }: OperatorTargetArgs, opts?: pulumi.ComponentResourceOptions) {
    super("aura:monitoring:OperatorTarget", name, {}, opts);

    const { made, names, cluster } = createInCluster(name, requirements.preflight, args, this);
    const judged = made.filter((it) => it instanceof k8s.apiextensions.CustomResource);
    new OperatorVerdict(
      `${name}-verdict`,
      { ...requirements.judged, revisions: judged.map(revisionOf), ...cluster },
      { parent: this, dependsOn: [...made] },
    );

    this.objects = names;
    this.registerOutputs({ objects: this.objects });
  }
}

/** The API server counts the generations of what somebody asks for, and not of what a controller answers. */
const revisionOf = ({ metadata }: k8s.apiextensions.CustomResource): pulumi.Output<string> =>
  metadata.apply((it) => `${it.uid ?? ""} ${it.generation ?? ""}`);
