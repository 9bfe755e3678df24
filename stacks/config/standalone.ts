import * as z from "zod";
import { addressText } from "../values/address";
import { labelKey, labelText, namespaceName, objectName } from "../values/kubernetes-names";
import { addressRange, cpuText, imageReference, memoryText } from "../values/kubernetes-values";
import { diskSizeText } from "../values/size";
import { clusterSecrets } from "./cluster-secrets";
import { ingress } from "./ingress";

const resources = (cpu: string, memory: string) =>
  z
    .strictObject({
      cpu: cpuText().prefault(cpu).describe("CPU that is reserved. No limit is set: a server that is throttled is late."),
      memory: memoryText().prefault(memory).describe("Memory that is reserved, and not passed."),
    })
    .prefault({});

const replicas = (count: number) =>
  z.int().min(1, "is no server at all → write 1 or more").max(9, "are too many → write 9 or less").default(count);

const storage = (size: string) => diskSizeText().prefault(size);

const images = z
  .strictObject({
    prometheus: imageReference().prefault("quay.io/prometheus/prometheus:v3.15.0").describe("3.15 or newer."),
    alertmanager: imageReference().prefault("quay.io/prometheus/alertmanager:v0.31.1").describe("0.31 or newer."),
    reloader: imageReference()
      .prefault("quay.io/prometheus-operator/prometheus-config-reloader:v0.93.0")
      .describe("Tells the servers of a changed configuration."),
    pullSecrets: z.array(objectName()).prefault([]).describe("Secrets for the registry."),
  })
  .prefault({})
  .describe("What runs. A digest may be given in place of a tag or behind it: <registry>/<repository>@sha256:<digest>.");

const toleration = z.strictObject({
  key: z.string().min(1).optional().describe("Key of the taint. Default: every taint."),
  operator: z.enum(["Equal", "Exists"]).default("Equal").describe("Exists: whatever its value."),
  value: z.string().optional().describe("Value of the taint."),
  effect: z.enum(["NoSchedule", "PreferNoSchedule", "NoExecute"]).optional().describe("Default: every effect."),
});

const placement = z
  .strictObject({
    nodeSelector: z.record(labelKey(), labelText()).prefault({}).describe("Labels that nodes must have."),
    tolerations: z.array(toleration).prefault([]).describe("Taints that do not matter."),
    priorityClass: objectName().optional().describe("A PriorityClass. Default: that of the cluster."),
  })
  .prefault({})
  .describe("On which nodes the servers run. Replicas are always spread: never two on a node, and over zones where that is possible.");

const network = z
  .strictObject({
    readers: z
      .array(namespaceName())
      .prefault([])
      .describe(
        "Namespaces whose pods may reach Prometheus and Alertmanager: Grafana's, the ingress controller's. Default: only the servers themselves.",
      ),
    addresses: z
      .array(addressRange())
      .prefault([])
      .describe("Private address ranges that the servers may reach beside the internet: a proxy, a mail server, storage of your own."),
    ports: z
      .array(z.int().min(1).max(65_535))
      .prefault([])
      .describe("More ports that the servers may reach outside, as of a webhook; those of addresses in the config are open already."),
  })
  .prefault({})
  .describe("What the network policies allow beside the servers' own traffic, DNS, Aura and the receivers.");

/** Prometheus and Alertmanager as workloads of a Kubernetes cluster, run by this package. */
export const standalone = z.strictObject({
  kind: z.literal("standalone"),
  namespace: namespaceName().default("monitoring").describe("Where the objects live. It must exist."),
  replicas: replicas(2).describe(
    "Prometheus servers, each with all data. Alerts of all of them are one; Aura's cache takes up much of what the second asks.",
  ),
  storage: storage("50GB").describe(
    "Volume of each Prometheus; GB means 2^30 bytes, as everywhere in Prometheus. A limit of 80 % is set where retention.size gives none.",
  ),
  storageClass: objectName().optional().describe("Class of the volumes. Default: that of the cluster."),
  resources: resources("250m", "2Gi").describe("Of each Prometheus."),
  alertmanager: z
    .strictObject({
      replicas: replicas(3).describe("Alertmanagers, which tell one another what was sent, so that people are told once."),
      storage: storage("1GB").describe("Volume of each: silences, and what was sent."),
      resources: resources("20m", "256Mi").describe("Of each Alertmanager."),
    })
    .prefault({})
    .describe("The Alertmanagers."),
  images,
  secrets: clusterSecrets,
  network,
  placement,
  ingress: ingress.optional().describe("Addresses for people. Default: none; kubectl port-forward reaches the servers."),
  context: z.string().min(1).optional().describe("Context of the kubeconfig. Default: its current one."),
  url: addressText()
    .prefault("http://127.0.0.1:9090")
    .describe("Where this Prometheus is reached by `check`, as through kubectl port-forward."),
});

/** The section `prometheus` of standalone mode, as the config has it. */
export type StandaloneConfig = z.output<typeof standalone>;
