import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";

import type { Manifest } from "../compilers/kubernetes/manifest";
import type { OperatorRequirements } from "../compilers/kubernetes/operator/requirements";
import { type ClusterArgs, clusterProvider } from "./cluster";
import { ClusterPreflight } from "./cluster-preflight";
import { createObject } from "./kubernetes-object";
import { OperatorVerdict } from "./operator-verdict";

/** Arguments of an {@link OperatorTarget}. */
export interface OperatorTargetArgs extends ClusterArgs {
  /** What must be true of the cluster before anything is created. */
  readonly requirements: OperatorRequirements;
  /** The stack's own Secret, and the value of each of its keys. @default the secrets are in the cluster already */
  readonly secret?: { readonly manifest: Manifest; readonly values: Readonly<Record<string, pulumi.Input<string>>> };
  /** What the objects refer to: the operator rejects them while it is not there. */
  readonly referred: readonly Manifest[];
  readonly objects: readonly Manifest[];
}

/** The objects of one stack for the Prometheus Operator of a cluster: looked at before, and after. */
export class OperatorTarget extends pulumi.ComponentResource {
  /** `Kind namespace/name` of each object, sorted. */
  readonly objects: pulumi.Output<readonly string[]>;

  constructor(name: string, args: OperatorTargetArgs, opts?: pulumi.ComponentResourceOptions) {
    super("aura:monitoring:OperatorTarget", name, {}, opts);

    const { requirements, secret, referred, objects, kubeconfig, context } = args;
    const cluster = { ...(kubeconfig !== undefined && { kubeconfig }), ...(context !== undefined && { context }) };
    const preflight = new ClusterPreflight(`${name}-preflight`, { ...requirements.preflight, ...cluster }, { parent: this });

    const provider = clusterProvider(`${name}-cluster`, cluster, this);
    const options = { parent: this, provider };
    const before = { ...options, dependsOn: [preflight] };
    const secrets =
      secret === undefined ? [] : [createObject(`${name}-${secret.manifest.id}`, secret.manifest.object, before, secret.values)];
    const first = [...secrets, ...referred.map(({ id, object }) => createObject(`${name}-${id}`, object, before))];
    const made = objects.map(({ id, object }) => createObject(`${name}-${id}`, object, { ...options, dependsOn: [preflight, ...first] }));

    const judged = made.filter((it) => it instanceof k8s.apiextensions.CustomResource);
    new OperatorVerdict(
      `${name}-verdict`,
      { ...requirements.judged, revisions: judged.map(revisionOf), ...cluster },
      { parent: this, dependsOn: made },
    );

    const all = [...(secret === undefined ? [] : [secret.manifest]), ...referred, ...objects];
    this.objects = pulumi.output(all.map(({ object: { kind, metadata } }) => `${kind} ${metadata.namespace}/${metadata.name}`).sort());
    this.registerOutputs({ objects: this.objects });
  }
}

/** The API server counts the generations of what somebody asks for, and not of what a controller answers. */
const revisionOf = ({ metadata }: k8s.apiextensions.CustomResource): pulumi.Output<string> =>
  metadata.apply((it) => `${it.uid ?? ""} ${it.generation ?? ""}`);
