import { eventually } from "../../e2e/harness/eventually";
import type { ControlPlane } from "../../support/control-plane";
import { reference } from "../../support/control-plane";
import type { Changes } from "../../stack-config/small-config";
import { having, havingSecret, type Spoil } from "./cluster-changes";
import { alertmanagerObject, NAMESPACE, prometheusObject } from "./monitored-cluster";

/** A cluster in which the objects of a stack would not work, and all that is said about it. */
export interface WrongCluster {
  /** What is wrong, as the end of a sentence: "finds …". */
  readonly name: string;
  /** Makes it wrong, beginning with a cluster that is right. @returns what makes it right again */
  readonly spoil?: Spoil;
  /** What the stack says. @default the smallest useful config in operator mode */
  readonly config?: Changes;
  /** Fails the update. */
  readonly findings: readonly string[];
  /** Is warned of. @default nothing */
  readonly unchecked?: readonly string[];
}

const operator = (more: object = {}): Changes => ({ prometheus: { kind: "operator", release: "kube-prometheus-stack", ...more } });
const ruled = (more: object = {}): Changes => ({
  ...operator(more),
  rulesTo: { kind: "mimir", url: "https://mimir.example.com", tenant: "shop" },
});
const crd = (plural: string) => reference("apiextensions.k8s.io/v1", "CustomResourceDefinition", `${plural}.monitoring.coreos.com`);

const withPrometheus = (spec: object) => async (cluster: ControlPlane) => {
  await replace(cluster, prometheusObject(spec as Readonly<Record<string, unknown>>));
  return () => replace(cluster, prometheusObject());
};
const withAlertmanager = (spec: object) => async (cluster: ControlPlane) => {
  await replace(cluster, alertmanagerObject(spec as Readonly<Record<string, unknown>>));
  return () => replace(cluster, alertmanagerObject());
};
const replace = async (cluster: ControlPlane, object: Parameters<ControlPlane["create"]>[0]): Promise<void> => {
  await cluster.remove(object);
  await cluster.create(object);
};
const versioned = (plural: string, version: string) => async (cluster: ControlPlane) => {
  const path = `/apis/apiextensions.k8s.io/v1/customresourcedefinitions/${plural}.monitoring.coreos.com`;
  const set = (it: string) =>
    cluster.send("PATCH", path, { metadata: { annotations: { "operator.prometheus.io/version": it } } }, "application/merge-patch+json");
  await set(version);
  return () => set("0.93.0");
};
const OURS = "release=kube-prometheus-stack";

/** At least one for each thing that the preflight looks at. */
export const wrongClusters: readonly WrongCluster[] = [
  {
    name: "no such namespace",
    config: operator({ namespace: "monitor" }),
    findings: ["the cluster has no namespace monitor\n→ kubectl create namespace monitor, or correct prometheus.namespace"],
  },
  {
    name: "definitions of an operator that is too old for what is written",
    spoil: versioned("scrapeconfigs", "0.80.0"),
    findings: [
      "scrapeconfigs.monitoring.coreos.com is of operator 0.80.0, and the objects are written for 0.89\n" +
        '→ write prometheus.operatorVersion: "0.80", or upgrade the CRDs (helm upgrade leaves them as they are)',
    ],
  },
  {
    name: "definitions of an operator that is too old for anything",
    spoil: versioned("scrapeconfigs", "0.70.0"),
    findings: [
      "scrapeconfigs.monitoring.coreos.com is of operator 0.70.0, and the objects are written for 0.89; they cannot be for less than 0.76\n" +
        "→ upgrade the operator and its CRDs (helm upgrade leaves CRDs as they are)",
    ],
  },
  {
    name: "a Prometheus that selects another release",
    spoil: withPrometheus({ scrapeConfigSelector: { matchLabels: { release: "monitoring" } } }),
    findings: [
      `no Prometheus would read the ScrapeConfigs, which have ${OURS}: monitoring/main selects release=monitoring in namespaces with everything\n` +
        "→ set prometheus.release or prometheus.labels to what it selects",
    ],
  },
  {
    name: "a Prometheus without a selector for rules, which selects nothing",
    spoil: withPrometheus({ ruleSelector: null }),
    findings: [
      `no Prometheus would read the PrometheusRules, which have ${OURS}: monitoring/main selects nothing: it has no such selector in namespaces with everything\n` +
        "→ set prometheus.release or prometheus.labels to what it selects",
    ],
  },
  {
    name: "a Prometheus that looks into other namespaces",
    spoil: withPrometheus({ ruleNamespaceSelector: { matchExpressions: [{ key: "team", operator: "In", values: ["shop"] }] } }),
    findings: [
      `no Prometheus would read the PrometheusRules, which have ${OURS}: monitoring/main selects ${OURS} in namespaces with team In (shop)\n` +
        "→ set prometheus.release or prometheus.labels to what it selects",
    ],
  },
  {
    name: "a stack without the label that is selected",
    config: { prometheus: { kind: "operator" } },
    findings: ["ScrapeConfigs", "PrometheusRules"].map(
      (it) =>
        `no Prometheus would read the ${it}, which have no label that a selector could mean: monitoring/main selects ${OURS} in namespaces with everything\n` +
        "→ set prometheus.release or prometheus.labels to what it selects",
    ),
  },
  {
    name: "a Prometheus that tells no Alertmanager, is paused, and enforces a limit that cuts the fleet off",
    spoil: withPrometheus({ additionalAlertManagerConfigs: null, paused: true, enforcedSampleLimit: 100 }),
    findings: [
      "Prometheus monitoring/main sends alerts to no Alertmanager\n→ name one in its spec.alerting.alertmanagers",
      "Prometheus monitoring/main is paused, so the operator passes nothing on to it\n→ set its spec.paused to false",
      "Prometheus monitoring/main enforces a limit of 100 samples a scrape, and the stack needs 1650\n→ raise its spec.enforcedSampleLimit",
    ],
  },
  {
    name: "a Prometheus without the extra metrics that the stack counts on",
    config: operator({ extraScrapeMetrics: true }),
    findings: [
      "Prometheus monitoring/main has no enableFeatures: [extra-scrape-metrics]\n→ add it, or set prometheus.extraScrapeMetrics: false",
    ],
  },
  {
    name: "no Prometheus at all",
    spoil: async (cluster) => {
      await cluster.remove(prometheusObject());
      return () => cluster.create(prometheusObject());
    },
    findings: ["the cluster has no Prometheus object\n→ install one, as by the chart kube-prometheus-stack"],
  },
  {
    name: "an Alertmanager that reads no AlertmanagerConfig",
    spoil: withAlertmanager({ alertmanagerConfigSelector: null }),
    findings: [
      "no Alertmanager would read the AlertmanagerConfig: monitoring/main selects nothing: it has no such selector in namespaces with everything\n" +
        "→ set prometheus.alertmanager.labels to what it selects, or let it select everything: alertmanagerConfigSelector: {}",
    ],
  },
  {
    name: "an Alertmanager that has another configuration",
    config: operator({ alertmanager: { kind: "secret" } }),
    findings: [
      "no Alertmanager in monitoring has configSecret: aura-prod-alertmanager; there are: monitoring/main with none\n" +
        "→ set its spec.configSecret, or prometheus.alertmanager.name to the one that it has",
    ],
  },
  {
    name: "an Alertmanager that mounts no secrets",
    config: operator({ alertmanager: { kind: "secret" } }),
    spoil: withAlertmanager({ configSecret: "aura-prod-alertmanager" }),
    findings: [
      "Alertmanager monitoring/main does not mount the Secret aura-prod, which its configuration reads\n→ add aura-prod to its spec.secrets",
    ],
  },
  {
    name: "a reference to a Secret that is nowhere",
    config: operator({ secrets: { kind: "existing", name: "aura" } }),
    findings: [
      "there is no Secret monitoring/aura, and the objects need its aura-payments, slack\n→ create it, or correct its name in the stack config",
    ],
  },
  {
    name: "a Secret without the key",
    config: { ...operator(), "contacts.chat.webhook": { kubernetesSecret: { name: "slack", key: "url" } } },
    spoil: havingSecret("slack", ["address"]),
    findings: ["Secret monitoring/slack has no url\n→ add the keys, or name one that it has: address"],
  },
  {
    name: "a Secret that another controller has not made yet, and only warns",
    config: operator({ secrets: { kind: "external", name: "aura" } }),
    findings: [],
    unchecked: ["could not check Secret monitoring/aura: it is not there yet; what refers to it does not work until it is"],
  },
  {
    name: "an object of somebody else with the same name",
    spoil: having({
      apiVersion: "v1",
      kind: "ConfigMap",
      metadata: { name: "aura-prod-clients", namespace: NAMESPACE, labels: { "app.kubernetes.io/instance": "aura-other" } },
    }),
    findings: [
      "ConfigMap monitoring/aura-prod-clients exists and belongs to aura-other\n→ delete or rename it, or give the stack another identity",
    ],
  },
  {
    name: "no operator",
    spoil: async (cluster) => {
      for (const it of ["scrapeconfigs", "alertmanagerconfigs"].map(crd)) {
        await cluster.remove(it);
        await eventually("the definition is gone", async () => (await cluster.read(it)) === undefined);
      }
      return cluster.applyCrds;
    },
    findings: ["scrapeconfigs", "alertmanagerconfigs"].map(
      (it) =>
        `the cluster has no ${it}.monitoring.coreos.com\n→ install the Prometheus Operator with its CRDs, as by the chart kube-prometheus-stack`,
    ),
  },
  {
    name: "a Prometheus that scrapes for a ruler and writes nowhere",
    config: ruled(),
    findings: [
      "Prometheus monitoring/main writes to no storage, and the ruler of rulesTo sees only what is written to it\n→ add spec.remoteWrite to it",
    ],
  },
  {
    name: "no server that would scrape for a ruler",
    config: ruled({ release: "other" }),
    findings: [
      "no Prometheus or PrometheusAgent would read the ScrapeConfigs, which have release=other: monitoring/main selects release=kube-prometheus-stack in namespaces with everything\n" +
        "→ set prometheus.release or prometheus.labels to what it selects",
    ],
  },
];
