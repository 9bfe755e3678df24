import type { Cluster, ClusterObject } from "../cluster";
import type { OperatorInputs } from "../preflight-inputs";
import { type Report, together, unchecked, wrong } from "../report";
import { checkScraper, readByNone } from "./prometheus";
import { listWidely, nameOf, type Reading, reads } from "./readers";

const KINDS = [
  { kind: "Prometheus", version: "v1", plural: "prometheuses" },
  { kind: "PrometheusAgent", version: "v1alpha1", plural: "prometheusagents" },
] as const;

interface Named {
  readonly name: string;
  readonly server: ClusterObject;
}

/** Where a ruler elsewhere evaluates the rules, some Prometheus or PrometheusAgent must read the ScrapeConfigs and write what it scrapes. */
export async function checkScrapers(
  cluster: Cluster,
  operator: OperatorInputs,
  scope: Pick<Reading, "namespace" | "namespaceLabels">,
): Promise<Report> {
  const found: Named[] = [];
  for (const { kind, ...of } of KINDS) {
    const listed = await listWidely(cluster, of, scope.namespace);
    if ("forbidden" in listed) return unchecked(`which ${kind} reads the ScrapeConfigs`, listed.forbidden);
    found.push(...listed.items.map((server) => ({ name: `${kind} ${nameOf(server)}`, server })));
  }
  if (found.length === 0) return wrong("the cluster has no Prometheus and no PrometheusAgent object", "make one; it scrapes for the ruler");
  const reading = found.filter(({ server }) => reads(server, { what: "scrapeConfig", labels: operator.labels, ...scope }));
  if (reading.length === 0)
    return readByNone(
      "Prometheus or PrometheusAgent",
      "ScrapeConfigs",
      "scrapeConfig",
      found.map(({ server }) => server),
      operator,
    );
  const writing = reading.filter(({ server }) => ((server.spec?.["remoteWrite"] ?? []) as readonly unknown[]).length > 0);
  if (writing.length > 0) return together(writing.map(({ name, server }) => checkScraper(name, server, operator)));
  return wrong(
    `${reading.map(({ name }) => name).join(", ")} writes to no storage, and the ruler of rulesTo sees only what is written to it`,
    "add spec.remoteWrite to it",
  );
}
