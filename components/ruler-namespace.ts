import * as pulumi from "@pulumi/pulumi";

import type { NamespaceSpec } from "../provider/ruler/namespace-inputs";
import { requirePlugin } from "../provider/require-plugin";
import { type TenantArgs, tenantInputs } from "./tenant";

/** Arguments of a {@link RulerNamespace}. */
export interface RulerNamespaceArgs extends TenantArgs, Omit<NamespaceSpec, "url" | "path" | "tenant" | "auth" | "groups"> {
  readonly groups: readonly { readonly name: string; readonly text: string }[];
}

/**
 * All rule groups of one namespace in a ruler: checked in preview, found and restored when somebody edits them by hand.
 * @throws when the project's Pulumi.yaml does not name the plugin; the message has the lines to add
 */
export class RulerNamespace extends pulumi.CustomResource {
  /** What the last `pulumi refresh` found changed by hand, by group; `{}` when nothing was. */
  declare readonly drift: pulumi.Output<Readonly<Record<string, string>>>;

  constructor(name: string, { namespace, groups, ...tenant }: RulerNamespaceArgs, opts?: pulumi.CustomResourceOptions) {
    requirePlugin(pulumi.getRootDirectory());
    super("aura-files:index:RulerNamespace", name, { ...tenantInputs(tenant), namespace, groups: [...groups], drift: undefined }, opts);
  }
}
