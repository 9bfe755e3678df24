import * as pulumi from "@pulumi/pulumi";

import type { Manifest } from "../compilers/kubernetes/manifest";
import { type ClusterArgs, clusterProvider } from "./cluster";
import { createObject } from "./kubernetes-object";

/** Arguments of an {@link OperatorTarget}. */
export interface OperatorTargetArgs extends ClusterArgs {
  /** The stack's own Secret, and the value of each of its keys. @default the secrets are in the cluster already */
  readonly secret?: { readonly manifest: Manifest; readonly values: Readonly<Record<string, pulumi.Input<string>>> };
  /** What the objects refer to: the operator rejects them while it is not there. */
  readonly referred: readonly Manifest[];
  readonly objects: readonly Manifest[];
}

/** The objects of one stack for the Prometheus Operator of a cluster. */
export class OperatorTarget extends pulumi.ComponentResource {
  /** `Kind namespace/name` of each object, sorted. */
  readonly objects: pulumi.Output<readonly string[]>;

  constructor(name: string, args: OperatorTargetArgs, opts?: pulumi.ComponentResourceOptions) {
    super("aura:monitoring:OperatorTarget", name, {}, opts);

    const provider = clusterProvider(`${name}-cluster`, args, this);
    const options = { parent: this, ...(provider !== undefined && { provider }) };
    const { secret, referred, objects } = args;
    const secrets =
      secret === undefined ? [] : [createObject(`${name}-${secret.manifest.id}`, secret.manifest.object, options, secret.values)];
    const first = [...secrets, ...referred.map(({ id, object }) => createObject(`${name}-${id}`, object, options))];
    for (const { id, object } of objects) createObject(`${name}-${id}`, object, { ...options, dependsOn: first });

    const all = [...(secret === undefined ? [] : [secret.manifest]), ...referred, ...objects];
    this.objects = pulumi.output(all.map(({ object: { kind, metadata } }) => `${kind} ${metadata.namespace}/${metadata.name}`).sort());
    this.registerOutputs({ objects: this.objects });
  }
}
