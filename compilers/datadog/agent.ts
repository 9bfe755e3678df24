import { stringify } from "yaml";

import type { CheckConfig } from "./check";

/** Where the Agent runs. */
export type AgentKind = "helm" | "operator" | "host";

/** A document for the Agent, and what people call the file. */
export interface AgentDocument {
  readonly kind: AgentKind;
  readonly file: string;
  readonly text: string;
}

/** Where the Agent of a cluster finds the Secrets that the handles name. */
export interface ClusterSecrets {
  readonly namespace: string;
  /** Names of the Secrets: those and no others may be read. */
  readonly names: readonly string[];
}

/** Values for the Helm chart `datadog/datadog`: the check runs once in the cluster, and may read just the Secret that it needs. */
export const helmValues = (config: CheckConfig, file: string, { namespace, names }: ClusterSecrets): AgentDocument => ({
  kind: "helm",
  file: "datadog-values.yaml",
  text: renderYaml({
    datadog: {
      clusterChecks: { enabled: true },
      secretBackend: {
        type: "k8s.secrets",
        enableGlobalPermissions: false,
        roles: [{ namespace, secrets: names }],
      },
    },
    clusterAgent: { enabled: true, confd: { [file]: renderYaml(ofCluster(config)) } },
    clusterChecksRunner: { enabled: true },
  }),
});

/** A `DatadogAgent` with the same check; its other fields are the cluster's own. */
export const agentResource = (config: CheckConfig, file: string, { namespace, names }: ClusterSecrets): AgentDocument => ({
  kind: "operator",
  file: "datadog-agent.yaml",
  text: renderYaml({
    apiVersion: "datadoghq.com/v2alpha1",
    kind: "DatadogAgent",
    metadata: { name: "datadog" },
    spec: {
      features: { clusterChecks: { enabled: true, useClusterChecksRunners: true } },
      global: {
        secretBackend: { type: "k8s.secrets", enableGlobalPermissions: false, roles: [{ namespace, secrets: names }] },
      },
      override: { clusterAgent: { extraConfd: { configDataMap: { [file]: renderYaml(ofCluster(config)) } } } },
    },
  }),
});

/** `conf.d/openmetrics.d/<file>` of an Agent on a machine. */
export const hostFile = (config: CheckConfig, file: string): AgentDocument => ({ kind: "host", file, text: renderYaml(config) });

const ofCluster = (config: CheckConfig): CheckConfig => ({ cluster_check: true, ...config });

const renderYaml = (document: unknown): string => stringify(document, { lineWidth: 0, aliasDuplicateObjects: false });
