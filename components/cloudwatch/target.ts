import * as pulumi from "@pulumi/pulumi";

import type { HookDocument } from "../../compilers/cloudwatch";
import { CloudwatchAlarms, type CloudwatchAlarmsArgs } from "./alarms";
import { CloudwatchHook } from "./hook";
import { CloudwatchTopics, type CloudwatchTopicsArgs } from "./topics";

/** Arguments of a {@link CloudwatchTarget}. */
export interface CloudwatchTargetArgs {
  readonly region: string;
  readonly topics: Omit<CloudwatchTopicsArgs, "region" | "values">;
  readonly alarms: Omit<CloudwatchAlarmsArgs, "region" | "topics" | "hook">;
  readonly hook?: HookDocument;
  /** The value of each secret that a document names. */
  readonly values: Readonly<Record<string, pulumi.Input<string>>>;
}

/** What tells people in an AWS account: alarms, their topics, their hook. */
export class CloudwatchTarget extends pulumi.ComponentResource {
  /** Names of the alarms, sorted. */
  readonly alarms: pulumi.Output<readonly string[]>;
  /** The ARN of each topic, by severity. */
  readonly topics: pulumi.Output<Record<string, string>>;

  constructor(name: string, args: CloudwatchTargetArgs, opts?: pulumi.ComponentResourceOptions) {
    super("aura:monitoring:CloudwatchTarget", name, {}, opts);

    const { region, values } = args;
    const parent = { parent: this };
    const topics = new CloudwatchTopics(`${name}-topics`, { region, ...args.topics, values }, parent);
    const hook = args.hook && new CloudwatchHook(`${name}-hook`, { region, hook: args.hook }, parent);
    const called = hook && { hook: hook.arn };
    this.alarms = new CloudwatchAlarms(`${name}-alarms`, { region, ...args.alarms, topics: topics.arns, ...called }, parent).names;
    this.topics = pulumi.output(topics.arns);
    this.registerOutputs({ alarms: this.alarms, topics: this.topics });
  }
}
