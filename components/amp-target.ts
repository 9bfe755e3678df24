import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

/** Arguments of an {@link AmpTarget}. */
export interface AmpTargetArgs {
  /** Id of the workspace, which is there already. */
  readonly workspace: string;
  /** Its AWS region. */
  readonly region: string;
  /** Rule files, each by the permanent name of its child. */
  readonly namespaces: readonly { readonly id: string; readonly name: string; readonly data: string }[];
  /** Of the Alertmanager, of which a workspace has one. */
  readonly definition: string;
}

/** The rules of one stack in a workspace of Amazon Managed Service for Prometheus, and its Alertmanager first. */
export class AmpTarget extends pulumi.ComponentResource {
  constructor(name: string, { workspace, region, namespaces, definition }: AmpTargetArgs, opts?: pulumi.ComponentResourceOptions) {
    super("aura:monitoring:AmpTarget", name, {}, opts);
    const of = { workspaceId: workspace, region };
    const teller = new aws.amp.AlertManagerDefinition(`${name}-amp-alertmanager`, { ...of, definition }, { parent: this });
    for (const { id, name: called, data } of namespaces)
      new aws.amp.RuleGroupNamespace(`${name}-amp-${id}`, { ...of, name: called, data }, { parent: this, dependsOn: [teller] });
    this.registerOutputs({});
  }
}
