import * as pulumi from "@pulumi/pulumi";

import type { VerdictSpec } from "../provider/cluster/verdict-inputs";
import type { ClusterArgs } from "./cluster";

/** Arguments of an {@link OperatorVerdict}. */
export interface OperatorVerdictArgs extends Omit<VerdictSpec, "kubeconfig" | "context" | "revisions">, ClusterArgs {
  /** Of the objects, in any form that changes when one of them does. */
  readonly revisions: readonly pulumi.Input<string>[];
}

/** Reads, when objects have changed, what the operator made of them, and fails with its words where it rejected one: it tells nobody else. */
export class OperatorVerdict extends pulumi.CustomResource {
  constructor(name: string, { kubeconfig, ...args }: OperatorVerdictArgs, opts?: pulumi.CustomResourceOptions) {
    super(
      "aura-files:index:OperatorVerdict",
      name,
      { ...args, ...(kubeconfig !== undefined && { kubeconfig: pulumi.secret(kubeconfig) }) },
      opts,
    );
  }
}
