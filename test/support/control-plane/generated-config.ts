import { gunzipSync } from "node:zlib";

import type { ClusterClient } from "./cluster-client";
import { reference } from "./cluster-object";

/** The Secrets that the operator writes configurations to, and the key in them. */
const SECRETS = {
  prometheus: (name: string) => ({ secret: `prometheus-${name}`, key: "prometheus.yaml.gz" }),
  agent: (name: string) => ({ secret: `prom-agent-${name}`, key: "prometheus.yaml.gz" }),
  alertmanager: (name: string) => ({ secret: `alertmanager-${name}-generated`, key: "alertmanager.yaml.gz" }),
} as const;

/**
 * The configuration that the operator made for a Prometheus, a PrometheusAgent or an Alertmanager object, as YAML. Undefined while there is none. It may hold
 * secrets: the operator copies them in.
 */
export async function generatedConfig(
  client: ClusterClient,
  of: keyof typeof SECRETS,
  namespace: string,
  name: string,
): Promise<string | undefined> {
  const { secret, key } = SECRETS[of](name);
  const found = await client.read(reference("v1", "Secret", secret, namespace));
  const text = (found?.data as Readonly<Record<string, string>> | undefined)?.[key];
  return text === undefined ? undefined : gunzipSync(Buffer.from(text, "base64")).toString("utf8");
}

/** The rule files that the operator made for a Prometheus object, by name. Empty while there is none. */
export async function generatedRules(client: ClusterClient, namespace: string, name: string): Promise<ReadonlyMap<string, string>> {
  const maps = await client.list("v1", "ConfigMap", namespace);
  const files = maps
    .filter(({ metadata }) => new RegExp(`^prometheus-${name}-rulefiles-\\d+$`).test(metadata.name))
    .flatMap(({ data }) => Object.entries((data ?? {}) as Readonly<Record<string, string>>));
  return new Map(files);
}
