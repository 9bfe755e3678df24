import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import type { ChatChannel, Policy, Subscription, Topic } from "../../compilers/cloudwatch";

/** Arguments of {@link CloudwatchTopics}. */
export interface CloudwatchTopicsArgs {
  readonly region: string;
  readonly topics: readonly Topic[];
  /** ARN of an existing key. @default a key of the stack's own, with `keyPolicy` */
  readonly kmsKey?: string;
  readonly keyPolicy: Policy;
  readonly subscriptions: readonly Subscription[];
  readonly channels: readonly ChatChannel[];
  /** The values of the secrets that subscriptions name. */
  readonly values: Readonly<Record<string, pulumi.Input<string>>>;
}

/** Encrypted topics, one for each severity, and who is told by them. */
export class CloudwatchTopics extends pulumi.ComponentResource {
  /** The ARN of each topic, by severity. */
  readonly arns: Readonly<Record<string, pulumi.Output<string>>>;

  constructor(name: string, args: CloudwatchTopicsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("aura:monitoring:CloudwatchTopics", name, {}, opts);

    const { region } = args;
    const key =
      args.kmsKey ??
      new aws.kms.Key(
        `${name}-key`,
        { region, description: "Topics of Aura alarms", enableKeyRotation: true, policy: JSON.stringify(args.keyPolicy) },
        { parent: this },
      ).arn;
    const topics = args.topics.map(({ severity, name: topic, displayName, policy }) => {
      const text = JSON.stringify(policy);
      const made = new aws.sns.Topic(
        `${name}-${severity}`,
        { region, name: topic, displayName, policy: text, kmsMasterKeyId: key },
        { parent: this },
      );
      return [severity, made.arn] as const;
    });
    this.arns = Object.fromEntries(topics);
    for (const it of args.subscriptions) {
      const endpoint = it.protocol === "email" ? it.endpoint : pulumi.secret(args.values[it.secret]!);
      const more = it.protocol === "https" && { endpointAutoConfirms: true };
      new aws.sns.TopicSubscription(
        `${name}-${it.id}`,
        { region, topic: this.arns[it.severity]!, protocol: it.protocol, endpoint, ...more },
        { parent: this },
      );
    }
    if (args.channels.length > 0) this.tellChannels(name, args);
    this.registerOutputs({ arns: this.arns });
  }

  private tellChannels(name: string, { channels }: CloudwatchTopicsArgs): void {
    const trust = { Effect: "Allow", Principal: { Service: "chatbot.amazonaws.com" }, Action: "sts:AssumeRole" };
    const assumeRolePolicy = JSON.stringify({ Version: "2012-10-17", Statement: [trust] });
    // A channel acts as a role, also where it only tells: this one may do nothing.
    const role = new aws.iam.Role(`${name}-chat`, { assumeRolePolicy }, { parent: this });
    for (const { id, severities, ...channel } of channels) {
      const snsTopicArns = severities.map((severity) => this.arns[severity]!);
      new aws.chatbot.SlackChannelConfiguration(`${name}-${id}`, { ...channel, iamRoleArn: role.arn, snsTopicArns }, { parent: this });
    }
  }
}
