import * as pulumi from "@pulumi/pulumi";

import { RulerNamespace, type RulerNamespaceArgs } from "./ruler-namespace";
import { TenantAlertmanager, type TenantAlertmanagerArgs } from "./tenant-alertmanager";

/** Arguments of a {@link RulerTarget}. */
export interface RulerTargetArgs {
  readonly rules: RulerNamespaceArgs;
  /** @default another Alertmanager tells people */
  readonly alertmanager?: TenantAlertmanagerArgs;
}

/** The rules of one stack in a ruler, and its Alertmanager first: an alert may fire with the first evaluation. */
export class RulerTarget extends pulumi.ComponentResource {
  constructor(name: string, { rules, alertmanager }: RulerTargetArgs, opts?: pulumi.ComponentResourceOptions) {
    super("aura:monitoring:RulerTarget", name, {}, opts);
    const teller = alertmanager && new TenantAlertmanager(`${name}-tenant-alertmanager`, alertmanager, { parent: this });
    new RulerNamespace(`${name}-rules`, rules, { parent: this, dependsOn: teller === undefined ? [] : [teller] });
    this.registerOutputs({});
  }
}
