import * as pulumi from "@pulumi/pulumi";

import { requirePlugin } from "../provider/require-plugin";
import { type TenantArgs, tenantInputs } from "./tenant";

/** Arguments of a {@link TenantAlertmanager}. */
export interface TenantAlertmanagerArgs extends TenantArgs {
  /** First line of the configuration: says whose it is. */
  readonly owner: string;
  /** The configuration, with marks in place of secrets. */
  readonly config: string;
  readonly templates: Readonly<Record<string, string>>;
  /** The value of each secret by its name; sent to the service, and kept nowhere in the clear. */
  readonly secrets: Readonly<Record<string, pulumi.Input<string>>>;
}

/**
 * The Alertmanager configuration of a tenant, of which there is one: somebody else's is not overwritten.
 * @throws when the project's Pulumi.yaml does not name the plugin; the message has the lines to add
 */
export class TenantAlertmanager extends pulumi.CustomResource {
  /** What the last `pulumi refresh` found changed by hand; `{}` when nothing was. */
  declare readonly drift: pulumi.Output<Readonly<Record<string, string>>>;

  constructor(name: string, { owner, config, templates, secrets, ...tenant }: TenantAlertmanagerArgs, opts?: pulumi.CustomResourceOptions) {
    requirePlugin(pulumi.getRootDirectory());
    const values = Object.fromEntries(Object.entries(secrets).map(([key, value]) => [key, pulumi.secret(value)]));
    const inputs = { ...tenantInputs(tenant), owner, config, templates, secrets: values, drift: undefined };
    super("aura-files:index:TenantAlertmanager", name, inputs, opts);
  }
}
