import type { Moto } from "../../support/moto/start-moto";

/** Values of secrets, that must be nowhere in the clear. */
export const CANARIES = ["aura-canary-5d1f", "https://events.example.com/integration/canary-9a42/enqueue"] as const;

/** The key that encrypts topics. */
export const TOPIC_KEY = "arn:aws:kms:eu-west-1:123456789012:key/0b1c2d3e-0000-1111-2222-333344445555";

/** A Pulumi program that puts a stack into moto: classic metrics, since moto knows no PromQL alarms, and no alert that needs a composite one. */
export function awsProgram(checkout: string, moto: Moto, folder: string, alerts: object = {}, section: object = {}): string {
  const config = {
    environment: "prod",
    identity: "prod",
    aura: {
      projects: {
        payments: {
          id: "cb50b84c-0a53-565c-ba05-008e104efee0",
          clientId: "b3a1kVxB",
          clientSecret: "aura-payments",
          instances: { orders: { id: "6b0c65e8", team: "payments", limits: { boltConnections: 400 } } },
        },
      },
    },
    prometheus: { kind: "files", directory: folder },
    contacts: { chat: { kind: "slack", channel: "#db-alerts", webhook: "slack" } },
    alerts: { disabled: ["endpoint-refuses"], ...alerts },
    cloudwatch: {
      region: "eu-west-1",
      account: "123456789012",
      metrics: "emf",
      collector: { kind: "host", directory: `${folder}/collector` },
      topics: { kmsKey: TOPIC_KEY },
      hook: { parameter: "/aura/hook" },
      notify: {
        team: { kind: "email", address: "db@example.com" },
        oncall: { kind: "pagerduty", url: "pagerduty-aws", severities: ["critical", "emergency"] },
      },
      acceptGaps: CLASSIC_GAPS,
      ...section,
    },
  };
  const secrets = { "aura-payments": CANARIES[0], slack: "b", "pagerduty-aws": CANARIES[1] };
  return `
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { AuraMonitoring } from ${JSON.stringify(`${checkout}/library`)};
const [url, cloudwatch] = ${JSON.stringify([moto.url, moto.cloudwatchUrl])};
const endpoints = [{ cloudwatch, sns: url, iam: url, lambda: url, sts: url, logs: url }];
const skip = { skipCredentialsValidation: true, skipMetadataApiCheck: true, skipRequestingAccountId: true };
const provider = new aws.Provider("moto", { region: "eu-west-1", accessKey: "testing", secretKey: "testing", ...skip, endpoints });
const secrets = Object.fromEntries(Object.entries(${JSON.stringify(secrets)}).map(([name, value]) => [name, pulumi.secret(value)]));
new AuraMonitoring("aura", { config: ${JSON.stringify(config)} as never, secrets }, { providers: { aws: provider } });
`;
}

/** Urgent alerts of the standard pack that metric math cannot say. */
export const CLASSIC_GAPS = [
  "data-stale",
  "gc-share-high",
  "latency-p99-high",
  "out-of-memory-repeated",
  "page-cache-misses",
  "query-failures",
  "storage-full-in-4-days",
  "throughput-stopped",
  "transactions-pile-up",
];
