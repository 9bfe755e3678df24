import { resolve } from "node:path";

import * as pulumi from "@pulumi/pulumi";

import { catalog } from "../catalog";
import type { Gap } from "../compilers/compiled";
import { FilesTarget } from "../components/files-target";
import type { Lock } from "../inventory/lock";
import { withInventory } from "../inventory/with-inventory";
import { compileStack } from "./compile";
import type { StackConfigInput } from "./config";
import { type PlanOptions, planStack } from "./plan";

/** Arguments of {@link AuraMonitoring}. */
export interface AuraMonitoringArgs {
  /** The typed stack config. It names secrets and holds none. Its ids must be plain values. */
  readonly config: StackConfigInput;
  /** What Aura had when it was last asked (`inventory`): instances that the config does not name are watched under their name in Aura. @default nothing */
  readonly inventory?: Lock;
  /** The value of each secret that the config names. */
  readonly secrets: Readonly<Record<string, pulumi.Input<string>>>;
  /** Where the config came from, for its mistakes. @default "the stack config" */
  readonly source?: Pick<PlanOptions, "file" | "origins">;
}

/**
 * Watches an Aura fleet: everything that one stack config asks for, as one component.
 *
 * @throws ConfigError in the constructor, before any child exists, with every mistake of the config at once
 */
export class AuraMonitoring extends pulumi.ComponentResource {
  /** Alerts that a chosen backend cannot express, with the reason. */
  readonly gaps: pulumi.Output<readonly Gap[]>;
  /** The folder of each set of files, by what reads it. */
  readonly paths: pulumi.Output<Record<string, string>>;

  constructor(name: string, args: AuraMonitoringArgs, opts?: pulumi.ComponentResourceOptions) {
    const { plan, config } = planStack(args.inventory === undefined ? args.config : withInventory(args.config, args.inventory), catalog, {
      ...args.source,
      stack: pulumi.getStack(),
      knownSecrets: Object.keys(args.secrets),
    });
    const { gaps, files } = compileStack(plan, config, resolve(pulumi.getRootDirectory(), config.prometheus.directory));
    super("aura:monitoring:AuraMonitoring", name, {}, opts);

    for (const { alert, reason } of gaps) void pulumi.log.warn(`${alert} is left out: ${reason}`, this);
    const target = new FilesTarget(
      name,
      {
        directory: files.directory,
        sets: files.sets,
        secrets: { set: files.secrets.set, values: Object.fromEntries(files.secrets.names.map((it) => [it, args.secrets[it]!])) },
      },
      { parent: this },
    );

    this.gaps = pulumi.output(gaps);
    this.paths = target.paths;
    this.registerOutputs({ gaps: this.gaps, paths: this.paths });
  }
}
