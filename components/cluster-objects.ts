import * as pulumi from "@pulumi/pulumi";

import type { Manifest } from "../compilers/kubernetes/manifest";
import { type ClusterArgs, clusterProvider } from "./cluster";
import { ClusterPreflight, type ClusterPreflightArgs } from "./cluster-preflight";
import { createObject } from "./kubernetes-object";

/** Objects of a stack in a cluster, as a component is given them. */
export interface ClusterObjectsArgs extends ClusterArgs {
  /** The stack's own Secret, and the value of each of its keys. @default the secrets are in the cluster already */
  readonly secret?: { readonly manifest: Manifest; readonly values: Readonly<Record<string, pulumi.Input<string>>> };
  /** What the objects refer to: they do not work while it is not there. */
  readonly referred: readonly Manifest[];
  readonly objects: readonly Manifest[];
}

/** What was created. */
export interface ClusterObjects {
  /** In the order of `objects`. */
  readonly made: readonly pulumi.CustomResource[];
  /** `Kind namespace/name` of each object, sorted. */
  readonly names: pulumi.Output<readonly string[]>;
  /** The cluster, for more that looks at it. */
  readonly cluster: ClusterArgs;
}

/** Creates the objects of a stack: looks at the cluster first, and puts in place what is referred to before what refers to it. */
export function createInCluster(
  name: string,
  facts: Omit<ClusterPreflightArgs, keyof ClusterArgs>,
  { secret, referred, objects, kubeconfig, context }: ClusterObjectsArgs,
  parent: pulumi.Resource,
): ClusterObjects {
  const cluster = { ...(kubeconfig !== undefined && { kubeconfig }), ...(context !== undefined && { context }) };
  const preflight = new ClusterPreflight(`${name}-preflight`, { ...facts, ...cluster }, { parent });

  const options = { parent, provider: clusterProvider(`${name}-cluster`, cluster, parent) };
  const before = { ...options, dependsOn: [preflight] };
  const secrets =
    secret === undefined ? [] : [createObject(`${name}-${secret.manifest.id}`, secret.manifest.object, before, secret.values)];
  const first = [...secrets, ...referred.map(({ id, object }) => createObject(`${name}-${id}`, object, before))];
  const made = objects.map(({ id, object }) => createObject(`${name}-${id}`, object, { ...options, dependsOn: [preflight, ...first] }));

  const all = [...(secret === undefined ? [] : [secret.manifest]), ...referred, ...objects];
  const names = all.map(({ object: { kind, metadata } }) => `${kind} ${metadata.namespace}/${metadata.name}`).sort();
  return { made, names: pulumi.output(names), cluster };
}
