import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Servers, startServers } from "../../e2e/harness/servers";
import { eventually } from "../../e2e/harness/eventually";
import { type ControlPlane, generatedConfig, generatedRules } from "../../support/control-plane";
import { NAMESPACE } from "./monitored-cluster";

/** Where the operator's pods have their rules. */
const RULES = "/etc/prometheus/rules";

/** What the operator has made for its servers. */
export interface Generated {
  readonly prometheus: string;
  readonly alertmanager: string;
  readonly rules: ReadonlyMap<string, string>;
}

/** Waits until the operator has made its configurations from everything of a stack. @param stack its identity @param ruleObjects how many PrometheusRules it has */
export async function awaitGenerated(cluster: ControlPlane, stack: string, ruleObjects: number): Promise<Generated> {
  const of = (kind: "prometheus" | "alertmanager") => generatedConfig(cluster, kind, NAMESPACE, "main");
  const prometheus = await eventually("the scrape job is generated", async () => {
    const text = await of("prometheus");
    return text?.includes(`aura-${stack}-`) && text;
  });
  const alertmanager = await eventually("the routes are generated", async () => {
    const text = await of("alertmanager");
    return text?.includes(`aura-${stack}/`) && text;
  });
  const rules = await eventually("the rules are generated", async () => {
    const files = await generatedRules(cluster, NAMESPACE, "main");
    return files.size === ruleObjects && files;
  });
  return { prometheus, alertmanager, rules };
}

/** Runs a real Prometheus and a real Alertmanager on exactly what the operator made. Only the folder that rules are mounted to is another. */
export function startOnGenerated(
  folder: string,
  { prometheus, alertmanager, rules }: Generated,
  urls: { readonly prometheus: string; readonly alertmanager: string },
): Promise<Servers> {
  const [ofRules, prometheusConfig, alertmanagerConfig] = ["rules", "prometheus.yaml", "alertmanager.yaml"].map((it) =>
    join(folder, it),
  ) as [string, string, string];
  mkdirSync(join(ofRules, "prometheus-main-rulefiles-0"), { recursive: true });
  for (const [name, text] of rules) writeFileSync(join(ofRules, "prometheus-main-rulefiles-0", name), text);
  writeFileSync(prometheusConfig, prometheus.replaceAll(RULES, ofRules));
  writeFileSync(alertmanagerConfig, alertmanager);
  return startServers({ folder, urls, prometheusConfig, alertmanagerConfig });
}
