import * as z from "zod";
import { addressText } from "../values/address";
import { secretReference } from "../values/secret-reference";

const path = (example: string) =>
  z.string().regex(/^(\/[A-Za-z0-9._~-]+)+$/, `is not a path → write it from /, without a slash at its end, as ${example}`);

const credentials = {
  username: z.string().min(1).optional().describe("User, with password. In Grafana Cloud the number of the service."),
  password: secretReference().optional().describe("Name of the secret that holds the password."),
  token: secretReference().optional().describe("Name of the secret that holds a bearer token."),
};

const ofTenant = z.strictObject({
  kind: z.literal("tenant").describe("The tenant's own Alertmanager, which is this stack's alone: a tenant has one configuration."),
  url: addressText().optional().describe("Where it listens, when that is not the ruler's address. Grafana Cloud has one of its own."),
  path: path("/api/v1/alerts").default("/api/v1/alerts").describe("Path of its configuration."),
  ...credentials,
});

const elsewhere = z.strictObject({
  kind: z
    .literal("elsewhere")
    .describe("The ruler sends to an Alertmanager that is not the tenant's: its configuration is written as it is without rulesTo."),
});

const mimir = z.strictObject({
  kind: z.literal("mimir").describe("The ruler of Mimir, Cortex or Grafana Cloud."),
  url: addressText().describe("Where it listens, without a path."),
  tenant: z.string().min(1).optional().describe("Tenant (header X-Scope-OrgID). Default: no such header."),
  ...credentials,
  path: path("/prometheus/config/v1/rules")
    .default("/prometheus/config/v1/rules")
    .describe("Path of the ruler's rules. Cortex: /api/v1/rules. Grafana Cloud: /api/prom/config/v1/rules."),
  alertmanager: z
    .discriminatedUnion("kind", [ofTenant, elsewhere])
    .prefault({ kind: "tenant" })
    .describe("Which Alertmanager tells people. Its credentials are the ruler's where it has none."),
});

const amp = z.strictObject({
  kind: z.literal("amp").describe("Amazon Managed Service for Prometheus."),
  workspace: z
    .string()
    .regex(/^ws-[A-Za-z0-9-]+$/, "is not the id of a workspace → write it as ws-… from the AWS console")
    .describe("Id of the workspace."),
  region: z
    .string()
    .regex(/^[a-z]{2}(-[a-z]+)+-\d$/, 'is not an AWS region → write it as "eu-west-1"')
    .describe("Its AWS region."),
  topics: z
    .record(
      z.string(),
      z.string().regex(/^arn:aws[a-z-]*:sns:[a-z0-9-]+:\d{12}:[A-Za-z0-9_-]{1,256}$/, "is not the ARN of an SNS topic → copy it whole"),
    )
    .prefault({})
    .describe("SNS topic of each contact: the Alertmanager of AMP tells topics, and nobody else."),
});

/** The section `rulesTo`: a ruler that evaluates the rules, in place of the Prometheus that scrapes. */
export const rulesTo = z.discriminatedUnion("kind", [mimir, amp]);

/** The section `rulesTo`, as the config has it. */
export type RulesToConfig = z.output<typeof rulesTo>;
/** A ruler that speaks Mimir's API, as the config has it. */
export type MimirConfig = z.output<typeof mimir>;
/** Amazon Managed Service for Prometheus, as the config has it. */
export type AmpConfig = z.output<typeof amp>;
