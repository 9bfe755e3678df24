import { z } from "zod";

const version = z.string().regex(/^\d+\.\d+$/);
const labels = z.record(z.string(), z.string());

const alertmanager = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("config"), labels: labels.describe("Of the AlertmanagerConfig") }),
  z.strictObject({
    kind: z.literal("secret"),
    name: z.string().describe("The Secret that the Alertmanager's configSecret names"),
    mounted: z.array(z.string()).describe("Secrets that its `secrets` must name"),
  }),
  z.strictObject({ kind: z.literal("none").describe("A ruler elsewhere evaluates the rules, and people are told from there") }),
]);

const operator = z.strictObject({
  version: version.describe("What the objects were written for"),
  oldest: version.describe("What they can be written for at all"),
  labels: labels.describe("Of ScrapeConfigs and PrometheusRules"),
  alertmanager,
  extraScrapeMetrics: z.boolean(),
  sampleLimit: z.int().describe("The largest of the scrape jobs"),
});

const workload = z.strictObject({
  name: z.string(),
  replicas: z.int(),
  storage: z.string().describe("Size of the volume of each pod"),
  pod: z.looseObject({}).describe("The template of its pods"),
});

const standalone = z.strictObject({
  workloads: z.array(workload),
  storageClass: z.string().optional().describe("That of the cluster without it"),
  priorityClass: z.string().optional(),
  ingress: z.strictObject({ class: z.string().optional().describe("That of the cluster without it") }).optional(),
});

/** What a program says of the cluster that its objects go to. Plain data; secrets are already unwrapped. */
export const preflightInputs = z.strictObject({
  kubeconfig: z.string().optional().describe("A whole kubeconfig; that of kubectl without it"),
  context: z.string().optional(),
  namespace: z.string().describe("Where the objects go; it must exist"),
  owner: z.string().describe("Value of app.kubernetes.io/instance on the stack's objects"),
  secrets: z
    .array(z.strictObject({ name: z.string(), key: z.string(), later: z.boolean() }))
    .default([])
    .describe("Keys of Secrets that must exist. later: another controller makes it, maybe after us"),
  objects: z.array(z.strictObject({ apiVersion: z.string(), kind: z.string(), name: z.string() })).describe("The stack's objects"),
  operator: operator.optional().describe("What the Prometheus Operator of the cluster must be like"),
  standalone: standalone.optional().describe("What the cluster must have room for"),
});

export type PreflightInputs = z.output<typeof preflightInputs>;
/** The inputs as a program writes them. */
export type PreflightSpec = z.input<typeof preflightInputs>;
/** What the Prometheus Operator of the cluster must be like. */
export type OperatorInputs = NonNullable<PreflightInputs["operator"]>;
/** What the cluster must have room for. */
export type StandaloneInputs = NonNullable<PreflightInputs["standalone"]>;
