import type { ClusterObject } from "../../support/control-plane";

/** The namespace of these tests. */
export const NAMESPACE = "monitoring";
const RELEASE = "kube-prometheus-stack";
const release = { matchLabels: { release: RELEASE } };

type Spec = Readonly<Record<string, unknown>>;

/** The address of an Alertmanager outside of the cluster, as a Prometheus object names it. */
export const alertmanagerAddress = (host: string): ClusterObject => ({
  apiVersion: "v1",
  kind: "Secret",
  metadata: { name: "alertmanagers", namespace: NAMESPACE },
  stringData: { "alertmanagers.yaml": JSON.stringify([{ static_configs: [{ targets: [host] }] }]) },
});

/** A Prometheus as the chart kube-prometheus-stack makes it: it reads what has the label of its release, in all namespaces. */
export const prometheusObject = (spec: Spec = {}): ClusterObject => ({
  apiVersion: "monitoring.coreos.com/v1",
  kind: "Prometheus",
  metadata: { name: "main", namespace: NAMESPACE },
  spec: {
    replicas: 1,
    version: "v3.15.0",
    scrapeConfigSelector: release,
    scrapeConfigNamespaceSelector: {},
    ruleSelector: release,
    ruleNamespaceSelector: {},
    alerting: { alertmanagers: [] },
    additionalAlertManagerConfigs: { name: "alertmanagers", key: "alertmanagers.yaml" },
    ...spec,
  },
});

/** An Alertmanager as the chart makes it: it reads every AlertmanagerConfig. */
export const alertmanagerObject = (spec: Spec = {}): ClusterObject => ({
  apiVersion: "monitoring.coreos.com/v1",
  kind: "Alertmanager",
  metadata: { name: "main", namespace: NAMESPACE },
  spec: { replicas: 1, version: "v0.31.1", alertmanagerConfigSelector: {}, alertmanagerConfigNamespaceSelector: {}, ...spec },
});
