import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import type { HookDocument } from "../../compilers/cloudwatch";
import { createRole } from "./role";

/** Arguments of {@link CloudwatchHook}. */
export interface CloudwatchHookArgs {
  readonly region: string;
  readonly hook: HookDocument;
}

/** The Lambda function that alarms call. */
export class CloudwatchHook extends pulumi.ComponentResource {
  readonly arn: pulumi.Output<string>;

  constructor(name: string, { region, hook }: CloudwatchHookArgs, opts?: pulumi.ComponentResourceOptions) {
    super("aura:monitoring:CloudwatchHook", name, {}, opts);

    const { logGroup, retentionInDays, permission } = hook;
    const logs = new aws.cloudwatch.LogGroup(`${name}-logs`, { region, name: logGroup, retentionInDays }, { parent: this });
    const role = createRole(`${name}-role`, hook.role, this);
    const files = Object.entries(hook.files).map(([path, content]) => [path, new pulumi.asset.StringAsset(content)] as const);
    const made = new aws.lambda.Function(
      `${name}-function`,
      {
        region,
        name: hook.name,
        runtime: hook.runtime,
        handler: hook.handler,
        role: role.arn,
        code: new pulumi.asset.AssetArchive(Object.fromEntries(files)),
        timeout: 15,
      },
      { parent: this, dependsOn: [logs] },
    );
    const allowed = new aws.lambda.Permission(
      `${name}-permission`,
      { region, action: "lambda:InvokeFunction", function: made.name, ...permission },
      { parent: this },
    );
    // Alarms are only given the address of a function that they may call.
    this.arn = pulumi.all([made.arn, allowed.id]).apply(([arn]) => arn);
    this.registerOutputs({ arn: this.arn });
  }
}
