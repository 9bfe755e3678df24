import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import type { EksDocument, LogGroupDocument, RoleDocument } from "../../compilers/cloudwatch";
import { type ClusterArgs, clusterProvider } from "../cluster";
import { createObject } from "../kubernetes-object";
import { createMetricLogs } from "./metric-logs";
import { createRole } from "./role";

/** Arguments of {@link EksCollector}. */
export interface EksCollectorArgs extends ClusterArgs {
  readonly region: string;
  readonly workload: EksDocument;
  readonly role: RoleDocument;
  /** Where it writes classic metrics. @default none: it delivers by OTLP */
  readonly metricLogs?: LogGroupDocument;
  /** The values of the secrets that the pod reads. */
  readonly values: Readonly<Record<string, pulumi.Input<string>>>;
}

/** The collector as a Deployment of one pod. */
export class EksCollector extends pulumi.ComponentResource {
  constructor(
    name: string,
    { region, workload, role, metricLogs, values, ...cluster }: EksCollectorArgs,
    opts?: pulumi.ComponentResourceOptions,
  ) {
    super("aura:monitoring:EksCollector", name, {}, opts);

    const roleArn = createRole(`${name}-role`, role, this).arn;
    const { cluster: clusterName, namespace, serviceAccount } = workload;
    const identity = new aws.eks.PodIdentityAssociation(
      `${name}-identity`,
      { region, clusterName, namespace, serviceAccount, roleArn },
      { parent: this },
    );
    const logs = createMetricLogs(`${name}-metric-logs`, region, metricLogs, this);
    const provider = clusterProvider(`${name}-cluster`, cluster, this);
    const options = { parent: this, provider, dependsOn: [identity, ...logs] };
    const keys = Object.fromEntries(workload.secretKeys.map((key) => [key, values[key]!]));
    const secret = createObject(`${name}-${workload.secret.id}`, workload.secret.object, options, keys);
    for (const { id, object } of workload.objects)
      createObject(`${name}-${id}`, object, { ...options, dependsOn: [identity, ...logs, secret] });
    this.registerOutputs({});
  }
}
