import type { Cluster, ClusterObject } from "../cluster";
import type { OperatorInputs } from "../preflight-inputs";
import { GOOD, type Report, together, unchecked, wrong } from "../report";
import { listWidely, nameOf, type Reading, readingText, reads } from "./readers";

type Scope = Pick<Reading, "namespace" | "namespaceLabels">;

/** Some Alertmanager must take the stack's receivers and routes. */
export async function checkAlertmanager(cluster: Cluster, { alertmanager }: OperatorInputs, scope: Scope): Promise<Report> {
  if (alertmanager.kind === "none") return GOOD;
  const listed = await listWidely(cluster, { version: "v1", plural: "alertmanagers" }, scope.namespace);
  if ("forbidden" in listed) return unchecked("which Alertmanager tells people", listed.forbidden);
  if (listed.items.length === 0)
    return wrong("the cluster has no Alertmanager object", "install one, as by the chart kube-prometheus-stack");
  if (alertmanager.kind === "secret") return checkConfigSecret(listed.items, alertmanager, scope.namespace);
  const { labels } = alertmanager;
  if (listed.items.some((it) => reads(it, { what: "alertmanagerConfig", labels, ...scope }))) return GOOD;
  return wrong(
    `no Alertmanager would read the AlertmanagerConfig: ${listed.items.map((it) => readingText(it, "alertmanagerConfig")).join("; ")}`,
    "set prometheus.alertmanager.labels to what it selects, or let it select everything: alertmanagerConfigSelector: {}",
  );
}

type OfSecret = Extract<OperatorInputs["alertmanager"], { readonly kind: "secret" }>;

function checkConfigSecret(servers: readonly ClusterObject[], { name, mounted }: OfSecret, namespace: string): Report {
  const server = servers.find((it) => it.metadata?.namespace === namespace && it.spec?.configSecret === name);
  if (server === undefined)
    return wrong(
      `no Alertmanager in ${namespace} has configSecret: ${name}; there are: ${servers.map((it) => `${nameOf(it)} with ${(it.spec?.configSecret as string | undefined) ?? "none"}`).join(", ")}`,
      `set its spec.configSecret, or prometheus.alertmanager.name to the one that it has`,
    );
  const has = (server.spec?.secrets ?? []) as readonly string[];
  return together(
    mounted
      .filter((it) => !has.includes(it))
      .map((it) =>
        wrong(
          `Alertmanager ${nameOf(server)} does not mount the Secret ${it}, which its configuration reads`,
          `add ${it} to its spec.secrets`,
        ),
      ),
  );
}
