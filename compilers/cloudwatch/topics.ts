import { type Plan, SEVERITIES, type Severity } from "../../catalog/model";
import type { CloudwatchOptions } from "./options";
import { type Policy, policy } from "./policy";

/** Where alarms of one severity are told. */
export interface Topic {
  readonly severity: Severity;
  readonly name: string;
  readonly arn: string;
  readonly displayName: string;
  readonly policy: Policy;
}

/** Somebody who is told by a topic. The address of a secret is handed over beside it. */
export type Subscription =
  | { readonly id: string; readonly severity: Severity; readonly protocol: "email"; readonly endpoint: string }
  | { readonly id: string; readonly severity: Severity; readonly protocol: "https"; readonly secret: string };

/** A channel of a chat that topics are told in. */
export interface ChatChannel {
  readonly id: string;
  readonly configurationName: string;
  readonly slackTeamId: string;
  readonly slackChannelId: string;
  readonly severities: readonly Severity[];
}

/** One topic for each severity. */
export const compileTopics = (plan: Plan, options: CloudwatchOptions): readonly Topic[] =>
  SEVERITIES.map((severity) => {
    const name = `aura-${plan.stack}-${severity}`;
    const arn = `arn:aws:sns:${options.region}:${options.account}:${name}`;
    return { severity, name, arn, displayName: `Aura ${plan.stack} ${severity}`.slice(0, 100), policy: publishers(arn, options) };
  });

/** CloudWatch of this account may publish, and nobody else's. */
const publishers = (arn: string, { account }: CloudwatchOptions): Policy =>
  policy({
    Sid: "AlarmsOfThisAccount",
    Effect: "Allow",
    Principal: { Service: "cloudwatch.amazonaws.com" },
    Action: "sns:Publish",
    Resource: arn,
    Condition: { StringEquals: { "aws:SourceAccount": account } },
  });

/** The policy of a key that encrypts topics: with AWS's own key alarms are dropped without a word. */
export const topicKeyPolicy = ({ account }: CloudwatchOptions): Policy =>
  policy(
    { Sid: "Owners", Effect: "Allow", Principal: { AWS: `arn:aws:iam::${account}:root` }, Action: "kms:*", Resource: "*" },
    {
      Sid: "AlarmsOfThisAccount",
      Effect: "Allow",
      Principal: { Service: "cloudwatch.amazonaws.com" },
      Action: ["kms:Decrypt", "kms:GenerateDataKey*"],
      Resource: "*",
      Condition: { StringEquals: { "aws:SourceAccount": account } },
    },
  );

/** Who is told by which topic. */
export const compileSubscriptions = ({ subscribers }: CloudwatchOptions): readonly Subscription[] =>
  subscribers.flatMap((it): readonly Subscription[] => {
    if (it.kind === "slack") return [];
    return it.severities.map((severity) => ({
      id: `${it.name}-${severity}`,
      severity,
      ...(it.kind === "email" ? { protocol: "email", endpoint: it.address } : { protocol: "https", secret: it.url }),
    }));
  });

/** Channels of Slack: Amazon Q Developer in chat applications reads the topics. */
export const compileChannels = (plan: Plan, { subscribers }: CloudwatchOptions): readonly ChatChannel[] =>
  subscribers.flatMap((it) =>
    it.kind !== "slack"
      ? []
      : [
          {
            id: it.name,
            configurationName: `aura-${plan.stack}-${it.name}`,
            slackTeamId: it.workspace,
            slackChannelId: it.channel,
            severities: it.severities,
          },
        ],
  );
