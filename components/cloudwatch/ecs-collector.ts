import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import type { EcsDocument, LogGroupDocument, RoleDocument } from "../../compilers/cloudwatch";
import { createMetricLogs } from "./metric-logs";
import { createRole } from "./role";

/** Arguments of {@link EcsCollector}. */
export interface EcsCollectorArgs {
  readonly region: string;
  readonly task: EcsDocument;
  readonly role: RoleDocument;
  /** Where it writes classic metrics. @default none: it delivers by OTLP */
  readonly metricLogs?: LogGroupDocument;
  /** The values of the secrets that the task names. */
  readonly values: Readonly<Record<string, pulumi.Input<string>>>;
}

/** The collector as a Fargate service of one task. */
export class EcsCollector extends pulumi.ComponentResource {
  constructor(name: string, { region, task, role, metricLogs, values }: EcsCollectorArgs, opts?: pulumi.ComponentResourceOptions) {
    super("aura:monitoring:EcsCollector", name, {}, opts);

    const parent = { parent: this };
    const logs = new aws.cloudwatch.LogGroup(
      `${name}-logs`,
      { region, name: task.logGroup, retentionInDays: task.retentionInDays },
      parent,
    );
    const secrets = task.secrets.map(({ variable, secret }) => {
      const made = new aws.secretsmanager.Secret(`${name}-${secret}`, { region, namePrefix: `${task.family}-${secret}-` }, parent);
      new aws.secretsmanager.SecretVersion(
        `${name}-${secret}-value`,
        { region, secretId: made.id, secretString: pulumi.secret(values[secret]!) },
        parent,
      );
      return { name: variable, valueFrom: made.arn };
    });
    const definition = new aws.ecs.TaskDefinition(
      `${name}-task`,
      {
        region,
        family: task.family,
        requiresCompatibilities: ["FARGATE"],
        networkMode: "awsvpc",
        cpu: task.cpu,
        memory: task.memory,
        taskRoleArn: createRole(`${name}-role`, role, this).arn,
        executionRoleArn: this.executionRole(
          name,
          task,
          logs,
          secrets.map(({ valueFrom }) => valueFrom),
        ).arn,
        containerDefinitions: pulumi.jsonStringify([container(task, region, secrets)]),
      },
      parent,
    );
    const { subnets, securityGroups, assignPublicIp } = task.network;
    new aws.ecs.Service(
      `${name}-service`,
      {
        region,
        name: task.family,
        cluster: task.cluster,
        taskDefinition: definition.arn,
        launchType: "FARGATE",
        desiredCount: 1,
        // The old task ends before the new one begins: two would deliver everything twice.
        deploymentMinimumHealthyPercent: 0,
        deploymentMaximumPercent: 100,
        networkConfiguration: { subnets: [...subnets], securityGroups: [...securityGroups], assignPublicIp },
      },
      { ...parent, dependsOn: [...createMetricLogs(`${name}-metric-logs`, region, metricLogs, this)] },
    );
    this.registerOutputs({});
  }

  /** What starts the task: it may write its log and read its secrets, and nothing else. */
  private executionRole(
    name: string,
    task: EcsDocument,
    logs: aws.cloudwatch.LogGroup,
    secrets: readonly pulumi.Output<string>[],
  ): aws.iam.Role {
    const trust = { Effect: "Allow", Principal: { Service: "ecs-tasks.amazonaws.com" }, Action: "sts:AssumeRole" };
    const role = new aws.iam.Role(
      `${name}-start`,
      { name: `${task.family}-start`, assumeRolePolicy: JSON.stringify({ Version: "2012-10-17", Statement: [trust] }) },
      { parent: this },
    );
    const statements = [
      { Sid: "Log", Effect: "Allow", Action: ["logs:CreateLogStream", "logs:PutLogEvents"], Resource: pulumi.interpolate`${logs.arn}:*` },
      { Sid: "ReadSecrets", Effect: "Allow", Action: "secretsmanager:GetSecretValue", Resource: [...secrets] },
    ];
    const policy = pulumi.jsonStringify({ Version: "2012-10-17", Statement: statements });
    new aws.iam.RolePolicy(`${name}-start-policy`, { role: role.id, name: `${task.family}-start`, policy }, { parent: this });
    return role;
  }
}

const container = (
  { image, command, environment, logGroup }: EcsDocument,
  region: string,
  secrets: readonly { readonly name: string; readonly valueFrom: pulumi.Output<string> }[],
): object => ({
  name: "collector",
  image,
  command,
  environment,
  secrets,
  essential: true,
  readonlyRootFilesystem: true,
  logConfiguration: {
    logDriver: "awslogs",
    options: { "awslogs-group": logGroup, "awslogs-region": region, "awslogs-stream-prefix": "collector" },
  },
});
