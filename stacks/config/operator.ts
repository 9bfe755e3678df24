import * as z from "zod";
import { addressText } from "../values/address";
import { labelKey, labelText, namespaceName, objectName } from "../values/kubernetes-names";
import { clusterSecrets } from "./cluster-secrets";

const ofConfig = z.strictObject({
  kind: z.literal("config").describe("An AlertmanagerConfig (v1alpha1) beside whatever else the Alertmanager of the cluster routes."),
  labels: z
    .record(labelKey(), labelText())
    .prefault({})
    .describe("Labels that the alertmanagerConfigSelector of the Alertmanager asks for. kube-prometheus-stack asks for none."),
});

const ofSecret = z.strictObject({
  kind: z
    .literal("secret")
    .describe("The whole configuration of an Alertmanager that is the stack's alone, in a Secret that its configSecret names."),
  name: objectName().optional().describe("Name of that Secret. Default: aura-<stack>-alertmanager."),
});

const alertmanager = z
  .discriminatedUnion("kind", [ofConfig, ofSecret])
  .prefault({ kind: "config" })
  .describe("How the Alertmanager of the cluster learns of receivers and routes.");

/** Objects for the Prometheus Operator of a Kubernetes cluster. */
export const operator = z.strictObject({
  kind: z.literal("operator"),
  namespace: namespaceName().default("monitoring").describe("Where the objects live. It must exist."),
  release: labelText()
    .optional()
    .describe("Helm release of kube-prometheus-stack: its Prometheus reads only objects with this label. Default: no such label."),
  labels: z.record(labelKey(), labelText()).prefault({}).describe("More labels that the selectors of the Prometheus ask for."),
  operatorVersion: z
    .string()
    .regex(/^\d+\.\d+$/, 'is not a version → write major and minor, as "0.89"')
    .default("0.89")
    .describe("Only what this version of the operator and its CRDs knows is written."),
  secrets: clusterSecrets,
  alertmanager,
  extraScrapeMetrics: z
    .boolean()
    .default(false)
    .describe("The Prometheus object has enableFeatures: [extra-scrape-metrics]. Without it alerts on the limits of scrapes are left out."),
  context: z.string().min(1).optional().describe("Context of the kubeconfig. Default: its current one."),
  url: addressText()
    .prefault("http://127.0.0.1:9090")
    .describe("Where this Prometheus is reached by `check`, as through kubectl port-forward."),
});

/** The section `prometheus` of operator mode, as the config has it. */
export type OperatorConfig = z.output<typeof operator>;
