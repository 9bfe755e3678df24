import type { Cluster, ClusterObject } from "../cluster";
import type { OperatorInputs } from "../preflight-inputs";
import { GOOD, type Report, together, unchecked, wrong } from "../report";
import { listWidely, nameOf, type Reading, readingText, reads } from "./readers";

type Scope = Pick<Reading, "namespace" | "namespaceLabels">;

/** Some Prometheus must read both the ScrapeConfigs and the rules, evaluate them as they are meant, and tell an Alertmanager. */
export async function checkPrometheus(cluster: Cluster, operator: OperatorInputs, scope: Scope): Promise<Report> {
  const listed = await listWidely(cluster, { version: "v1", plural: "prometheuses" }, scope.namespace);
  if ("forbidden" in listed) return unchecked("which Prometheus reads the objects", listed.forbidden);
  if (listed.items.length === 0) return wrong("the cluster has no Prometheus object", "install one, as by the chart kube-prometheus-stack");
  const reading = (what: Reading["what"]): readonly ClusterObject[] =>
    listed.items.filter((it) => reads(it, { what, labels: operator.labels, ...scope }));
  const [scraping, ruling] = [reading("scrapeConfig"), reading("rule")];
  const nobody = [
    ...(scraping.length === 0 ? [readByNone("Prometheus", "ScrapeConfigs", "scrapeConfig", listed.items, operator)] : []),
    ...(ruling.length === 0 ? [readByNone("Prometheus", "PrometheusRules", "rule", listed.items, operator)] : []),
  ];
  if (nobody.length > 0) return together(nobody);
  const both = scraping.filter((it) => ruling.includes(it));
  if (both.length === 0)
    return wrong(
      `${scraping.map(nameOf).join(", ")} reads the ScrapeConfigs and ${ruling.map(nameOf).join(", ")} the rules, and no Prometheus reads both`,
      "choose labels that one Prometheus selects for both",
    );
  return together(both.map((it) => checkServer(it, operator)));
}

/** What is said of objects that no server reads. */
export function readByNone(
  kind: string,
  objects: string,
  what: Reading["what"],
  servers: readonly ClusterObject[],
  { labels }: OperatorInputs,
): Report {
  const ours = Object.entries(labels).filter(([key]) => !key.startsWith("app.kubernetes.io/"));
  const said = ours.length === 0 ? "no label that a selector could mean" : ours.map(([key, value]) => `${key}=${value}`).join(", ");
  return wrong(
    `no ${kind} would read the ${objects}, which have ${said}: ${servers.map((it) => readingText(it, what)).join("; ")}`,
    "set prometheus.release or prometheus.labels to what it selects",
  );
}

interface PrometheusSpec {
  readonly paused?: boolean;
  readonly alerting?: { readonly alertmanagers?: readonly unknown[] };
  readonly additionalAlertManagerConfigs?: unknown;
  readonly enableFeatures?: readonly string[];
  readonly enforcedSampleLimit?: number;
}

const EXTRA = "extra-scrape-metrics";

function checkServer(server: ClusterObject, operator: OperatorInputs): Report {
  const { alerting, additionalAlertManagerConfigs } = (server.spec ?? {}) as PrometheusSpec;
  const name = `Prometheus ${nameOf(server)}`;
  return together([
    (alerting?.alertmanagers ?? []).length === 0 && additionalAlertManagerConfigs === undefined
      ? wrong(`${name} sends alerts to no Alertmanager`, "name one in its spec.alerting.alertmanagers")
      : GOOD,
    checkScraper(name, server, operator),
  ]);
}

/** Whether a server object scrapes as the stack needs it. @param name of the object, with its kind */
export function checkScraper(name: string, server: ClusterObject, { extraScrapeMetrics, sampleLimit }: OperatorInputs): Report {
  const { paused, enableFeatures = [], enforcedSampleLimit } = (server.spec ?? {}) as PrometheusSpec;
  return together([
    paused === true ? wrong(`${name} is paused, so the operator passes nothing on to it`, "set its spec.paused to false") : GOOD,
    extraScrapeMetrics && !enableFeatures.includes(EXTRA)
      ? wrong(`${name} has no enableFeatures: [${EXTRA}]`, "add it, or set prometheus.extraScrapeMetrics: false")
      : GOOD,
    enforcedSampleLimit !== undefined && enforcedSampleLimit < sampleLimit
      ? wrong(
          `${name} enforces a limit of ${enforcedSampleLimit} samples a scrape, and the stack needs ${sampleLimit}`,
          "raise its spec.enforcedSampleLimit",
        )
      : GOOD,
  ]);
}
