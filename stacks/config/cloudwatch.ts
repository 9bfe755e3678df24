import * as z from "zod";
import { SEVERITIES } from "../../catalog/model";
import { nameKey } from "../values/names";
import { secretReference } from "../values/secret-reference";
import { acceptGaps } from "./accept-gaps";
import { collector } from "./cloudwatch-collector";

const severities = () =>
  z
    .array(z.enum(SEVERITIES as [string, ...string[]]).transform((it) => it as (typeof SEVERITIES)[number]))
    .min(1)
    .prefault(["warning", "critical", "emergency"])
    .describe("Of which severities it is told.");

const pagerduty = z.strictObject({
  kind: z.literal("pagerduty"),
  url: secretReference().describe(
    "Name of the secret that holds the address of an Amazon CloudWatch integration, which is none of Events v2.",
  ),
  severities: severities(),
});

const email = z.strictObject({
  kind: z.literal("email"),
  address: z
    .string()
    .regex(/^[^\s@<>]+@[^\s@<>]+$/, "is not a mail address → write it as name@example.com")
    .describe("Who confirms the subscription, and gets the mails."),
  severities: severities(),
});

const slack = z.strictObject({
  kind: z.literal("slack"),
  workspace: z
    .string()
    .regex(/^T[A-Z0-9]{6,}$/, 'is not the id of a workspace → write it as "T0123ABCD"; it is authorised once in Amazon Q Developer')
    .describe("Id of the workspace."),
  channel: z
    .string()
    .regex(/^[CG][A-Z0-9]{6,}$/, 'is not the id of a channel → write it as "C0123ABCD", not its name')
    .describe("Id of the channel."),
  severities: severities(),
});

const topics = z
  .strictObject({
    kmsKey: z
      .string()
      .regex(
        /^arn:aws:kms:[a-z0-9-]+:\d{12}:key\/[0-9a-f-]{36}$/,
        "is not the ARN of a key → write it whole; the key of AWS itself lets no alarm through",
      )
      .optional()
      .describe("An existing key that encrypts topics; its policy must let cloudwatch.amazonaws.com use it. Default: the stack makes one."),
  })
  .prefault({});

const hook = z.strictObject({
  parameter: z
    .string()
    .regex(/^\/[A-Za-z0-9_.\/-]+$/, "is not the name of a parameter → write it from /, as /aura/hook")
    .describe("Name of a SecureString parameter of SSM with the https address that every alarm is posted to."),
});

/** The section `cloudwatch`: alarms, topics and a dashboard in an AWS account, and the collector that feeds them. */
export const cloudwatch = z.strictObject({
  region: z
    .string()
    .regex(/^[a-z]{2}(-[a-z]+)+-\d$/, 'is not a region → write it as "eu-west-1"')
    .describe("AWS region."),
  account: z
    .string()
    .regex(/^\d{12}$/, "is not an account: twelve digits → correct it")
    .describe("AWS account, in quotes: policies name it."),
  metrics: z
    .enum(["otlp", "emf"])
    .default("otlp")
    .describe(
      "otlp: metrics by OTLP, PromQL alarms. emf: classic metrics and metric-math alarms, where the region has no OTLP; each metric is billed.",
    ),
  collector: collector.describe("Where the OpenTelemetry Collector runs."),
  image: z
    .string()
    .regex(/^\S+:[^\s:]+$/, "has no tag → pin one, as otel/opentelemetry-collector-contrib:0.155.0")
    .default("otel/opentelemetry-collector-contrib:0.155.0")
    .describe("Image of the collector."),
  notify: z
    .record(nameKey(), z.discriminatedUnion("kind", [pagerduty, email, slack]))
    .prefault({})
    .describe("Who is told, by name."),
  topics: topics.describe("How the topics are encrypted."),
  hook: hook.optional().describe("A Lambda function that says the names of instances and posts alarms on. Default: none."),
  dashboard: z.boolean().default(true).describe("Whether a dashboard is made."),
  anomalies: z.boolean().default(false).describe("Bands of anomaly detection beside the alarms; with metrics: emf only."),
  databases: z
    .array(z.string().min(1))
    .min(1)
    .prefault(["neo4j"])
    .describe("Names of the databases that classic alarms watch; with metrics: emf only."),
  dollarsPerGigabyte: z
    .number()
    .positive()
    .optional()
    .describe("Price of a gigabyte taken in by OTLP, for the estimate. Default: only the gigabytes are said."),
  acceptGaps: acceptGaps(),
});

/** The section as a plan reads it. */
export type CloudwatchConfig = z.output<typeof cloudwatch>;
