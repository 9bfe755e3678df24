import * as z from "zod";
import { namespaceName } from "../values/kubernetes-names";
import { directory } from "./prometheus";

const clusterName = () =>
  z
    .string()
    .regex(
      /^[A-Za-z0-9][A-Za-z0-9_-]{0,99}$/,
      "is not the name of a cluster: letters, digits, - and _, at most 100 → write its name, not its ARN",
    );

const ecs = z.strictObject({
  kind: z.literal("ecs").describe("One Fargate task of a service of its own."),
  cluster: clusterName().describe("Name of an existing ECS cluster."),
  subnets: z
    .array(z.string().regex(/^subnet-[0-9a-f]{8,17}$/, 'is not a subnet → write its id, as "subnet-0a1b2c3d"'))
    .min(1)
    .describe("Subnets that reach Aura and CloudWatch: private ones with a NAT gateway."),
  securityGroups: z
    .array(z.string().regex(/^sg-[0-9a-f]{8,17}$/, 'is not a security group → write its id, as "sg-0a1b2c3d"'))
    .min(1)
    .describe("Security groups that let HTTPS out."),
  assignPublicIp: z.boolean().default(false).describe("Whether the task gets a public address, in subnets without a NAT gateway."),
});

const eks = z.strictObject({
  kind: z.literal("eks").describe("A Deployment of one pod, with credentials by EKS Pod Identity."),
  cluster: clusterName().describe("Name of an existing EKS cluster with the Pod Identity agent. The kubeconfig must lead there."),
  namespace: namespaceName().default("monitoring").describe("Where the objects live. It must exist."),
});

const host = z.strictObject({
  kind: z.literal("host").describe("Files for a collector that you run, and the policy that its AWS identity needs."),
  directory: directory.describe("Where the files are written; a relative one belongs to the Pulumi project."),
});

/** Where the OpenTelemetry Collector runs that hands the metrics over. */
export const collector = z.discriminatedUnion("kind", [ecs, eks, host]);
