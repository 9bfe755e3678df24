import * as z from "zod";
import { safeAddressText } from "../values/address";
import { namespaceName, objectName } from "../values/kubernetes-names";
import { nameKey, secretName } from "../values/names";
import { acceptGaps } from "./accept-gaps";
import { directory } from "./prometheus";

/** Datadog's sites, and where the API of each is. */
export const SITES = [
  "datadoghq.com",
  "us3.datadoghq.com",
  "us5.datadoghq.com",
  "datadoghq.eu",
  "ap1.datadoghq.com",
  "ap2.datadoghq.com",
  "ddog-gov.com",
] as const;

const inCluster = {
  namespace: namespaceName().default("datadog").describe("Namespace of the Agent, and of the Secret with the credentials of Aura."),
  secret: objectName()
    .default("neo4j-aura")
    .describe("Secret that holds the client secrets of Aura: one key for each name. Only the Cluster Agent and its runners may read it."),
};

const helm = z.strictObject({
  kind: z.literal("helm").describe("Values for the chart datadog/datadog: the check runs once in the cluster."),
  ...inCluster,
});

const operator = z.strictObject({
  kind: z.literal("operator").describe("A DatadogAgent of the Datadog Operator with the same check."),
  ...inCluster,
});

const host = z.strictObject({
  kind: z.literal("host").describe("A file for an Agent on this machine."),
  directory: directory.describe(
    "Where the file is written; a relative one belongs to the Pulumi project. The Agent reads it through a link: docs/datadog.md.",
  ),
});

const agent = z
  .discriminatedUnion("kind", [helm, operator, host])
  .prefault({ kind: "helm" })
  .describe("Where the Agent runs that reads Aura's endpoints.");

/** Highest number of custom metrics that nobody has to think about: an account of 25 hosts includes as many. */
const BUDGET = 5_000;

/** The section `datadog`: Datadog beside Prometheus. */
export const datadog = z.strictObject({
  site: z.enum(SITES).describe("Datadog's site, as in the address of its app."),
  apiUrl: safeAddressText().optional().describe("Another address of the API, as a proxy's. Default: the site's."),
  apiKey: secretName().describe("Name of the secret that holds the API key."),
  appKey: secretName().describe(
    "Name of the secret that holds an application key with the scopes monitors_read, monitors_write, monitors_downtime, dashboards_read and dashboards_write.",
  ),
  agent,
  handles: z
    .record(
      nameKey(),
      z.string().regex(/^@[^\s@]\S*$/, "is not a handle → write it with @, as @pagerduty-payments or @slack-acme-db-alerts"),
    )
    .prefault({})
    .describe("How Datadog calls a contact, by the contact's name. E-mail contacts need none."),
  customMetricsBudget: z
    .int()
    .min(1)
    .default(BUDGET)
    .describe("Custom metrics that the stack may cost: each series of Aura is one. More than that is a mistake, before anything is sent."),
  dashboards: z.boolean().default(true).describe("Whether Datadog gets the dashboards Fleet and Instance."),
  extras: z
    .boolean()
    .default(true)
    .describe("Monitors beside the alerts: a flat line, anomalies and forecasts by Datadog's own algorithms."),
  acceptGaps: acceptGaps(),
});

/** The section as a plan reads it. */
export type DatadogConfig = z.output<typeof datadog>;
