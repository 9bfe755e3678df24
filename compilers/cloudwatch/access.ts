import type { Plan } from "../../catalog/model";
import { metricLogGroup } from "./metric-logs";
import type { CloudwatchOptions } from "./options";
import { type Policy, policy } from "./policy";

/** A role, and what it may do. */
export interface RoleDocument {
  /** Permanent; ends the role's name. */
  readonly id: string;
  readonly name: string;
  readonly trust: Policy;
  /** Absent where what it may do is known only once secrets have their ARNs. */
  readonly policy?: Policy;
}

const TRUSTED = { ecs: "ecs-tasks.amazonaws.com", eks: "pods.eks.amazonaws.com" } as const;

/** What the collector may do, and nothing else: hand metrics over, or write the events that classic metrics are taken from. */
export const collectorPolicy = (plan: Plan, options: CloudwatchOptions): Policy =>
  options.metrics === "otlp"
    ? // CloudWatch knows no resources for this action: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncloudwatch.html
      policy({ Sid: "HandMetricsOver", Effect: "Allow", Action: "cloudwatch:PutMetricData", Resource: "*" })
    : // The exporter would also create the group. The stack does: with a retention, and gone with the stack.
      policy({
        Sid: "WriteMetricEvents",
        Effect: "Allow",
        Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
        Resource: `arn:aws:logs:${options.region}:${options.account}:log-group:${metricLogGroup(plan)}:*`,
      });

/** The role of the collector's task or pod; none on an own host, where the policy alone is made. */
export function collectorRole(plan: Plan, options: CloudwatchOptions): RoleDocument | undefined {
  const { kind } = options.collector;
  if (kind === "host") return undefined;
  return {
    id: "collector",
    name: `aura-${plan.stack}-collector`,
    trust: policy({
      Sid: "Collector",
      Effect: "Allow",
      Principal: { Service: TRUSTED[kind] },
      Action: kind === "eks" ? ["sts:AssumeRole", "sts:TagSession"] : "sts:AssumeRole",
      ...(kind === "ecs" && { Condition: { StringEquals: { "aws:SourceAccount": options.account } } }),
    }),
    policy: collectorPolicy(plan, options),
  };
}
