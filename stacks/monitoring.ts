import { resolve } from "node:path";

import * as pulumi from "@pulumi/pulumi";

import { catalog } from "../catalog";
import type { BackendGap } from "../compilers/compiled";
import type { Lock } from "../inventory/lock";
import { withInventory } from "../inventory/with-inventory";
import { compileStack } from "./compile";
import type { StackConfigInput } from "./config";
import { makeAmp } from "./make/amp";
import { makeCloudwatch } from "./make/cloudwatch";
import { makeDashboards } from "./make/dashboards";
import { makeDatadog } from "./make/datadog";
import { makeNewRelic, toAdd } from "./make/new-relic";
import { withPagerDuty } from "./make/pagerduty";
import { makeRuler } from "./make/ruler";
import { makeTarget } from "./make/target";
import { type PlanOptions, planStack } from "./plan";

/** Arguments of {@link AuraMonitoring}. */
export interface AuraMonitoringArgs {
  /** The typed stack config. It names secrets and holds none. Its ids must be plain values. */
  readonly config: StackConfigInput;
  /** What Aura had when it was last asked (`inventory`): instances that the config does not name are watched under their name in Aura. @default nothing */
  readonly inventory?: Lock;
  /** The value of each secret that the config names. */
  readonly secrets: Readonly<Record<string, pulumi.Input<string>>>;
  /** The kubeconfig of the cluster that `prometheus` is in; a provider of the program's own is not used. @default the one that kubectl would use */
  readonly kubeconfig?: pulumi.Input<string>;
  /** Where the config came from, for its mistakes. @default "the stack config" */
  readonly source?: Pick<PlanOptions, "file" | "origins" | "strays">;
}

/**
 * Watches an Aura fleet: everything that one stack config asks for, as one component.
 *
 * @throws ConfigError in the constructor, before any child exists, with every mistake of the config at once
 */
export class AuraMonitoring extends pulumi.ComponentResource {
  /** Alerts that a chosen backend cannot express, with the reason. */
  readonly gaps: pulumi.Output<readonly BackendGap[]>;
  /** The folder of each set of files, by what reads it. Empty where none are written. */
  readonly paths: pulumi.Output<Record<string, string>>;
  /** `Kind namespace/name` of each Kubernetes object. Empty where there are none. */
  readonly objects: pulumi.Output<readonly string[]>;
  /** The address of each dashboard, by its name as `fleet`. Empty where Grafana is not asked through its API. */
  readonly dashboards: pulumi.Output<Readonly<Record<string, string>>>;
  /** What somebody else applies, by file name: values for the Helm chart of a Datadog Agent. Empty where there is nothing. */
  readonly documents: pulumi.Output<Readonly<Record<string, string>>>;

  constructor(name: string, args: AuraMonitoringArgs, opts?: pulumi.ComponentResourceOptions) {
    const { plan, config } = planStack(args.inventory === undefined ? args.config : withInventory(args.config, args.inventory), catalog, {
      ...args.source,
      stack: pulumi.getStack(),
      knownSecrets: Object.keys(args.secrets),
    });
    const compiled = compileStack(plan, config, (directory) => resolve(pulumi.getRootDirectory(), directory));
    super("aura:monitoring:AuraMonitoring", name, {}, opts);

    for (const { alert, backend, reason } of compiled.gaps) void pulumi.log.warn(`${alert} is left out in ${backend}: ${reason}`, this);
    const told = { ...args, secrets: withPagerDuty(name, compiled, args.secrets, this) };
    const made = makeTarget(name, compiled, told, this);
    if (compiled.cloudwatch !== undefined) makeCloudwatch(name, compiled.cloudwatch, told, this);
    if (compiled.ruler !== undefined) makeRuler(name, compiled.ruler, told.secrets, this);
    const agent = compiled.datadog && makeDatadog(name, plan.stack, compiled.datadog, told.secrets, this);
    if (compiled.newRelic !== undefined) makeNewRelic(name, compiled.newRelic, told.secrets, this);
    if (compiled.amp !== undefined) makeAmp(name, compiled.amp, this);

    this.gaps = pulumi.output(compiled.gaps);
    const shown = compiled.grafana && makeDashboards(name, compiled.grafana, args, this);
    this.paths = pulumi
      .all([made.paths ?? {}, shown?.paths ?? {}, agent?.paths ?? {}])
      .apply((all) => Object.assign({}, ...all) as Record<string, string>);
    this.objects = pulumi.all([made.objects ?? [], shown?.objects ?? []]).apply((all) => all.flat().sort());
    this.dashboards = shown?.dashboards ?? pulumi.output<Record<string, string>>({});
    this.documents = pulumi.output({ ...agent?.documents, ...toAdd(compiled) });
    const { gaps, paths, objects, dashboards, documents } = this;
    this.registerOutputs({ gaps, paths, objects, dashboards, documents });
  }
}
