import { stringify } from "yaml";

import { secretReference } from "../../catalog/model";
import type { RuleFile } from "../prometheus/rule";
import type { ScrapeJob } from "../prometheus/scrape";
import type { AgentConfig, ServerConfig } from "../prometheus/server";

/** What preview makes sure of before a file is written. */
export type FileCheck =
  | { readonly kind: "prometheusConfig"; readonly path: string; readonly agent?: true }
  | { readonly kind: "prometheusScrapeConfig"; readonly path: string }
  | { readonly kind: "prometheusRules"; readonly paths: string[] }
  | { readonly kind: "alertmanagerConfig"; readonly path: string; readonly templates: string[] };

/** Files that are swapped as a whole, so that no server ever reads half of them. */
export interface FileSetDocument {
  /** Which program reads it. */
  readonly id: "prometheus" | "alertmanager" | "grafana" | "datadog";
  /** Permanent name of its folder. */
  readonly set: string;
  /** Content by path. */
  readonly files: Readonly<Record<string, string>>;
  readonly checks: readonly FileCheck[];
  /** Paths in the sets beside it that it refers to. */
  readonly siblings: Record<string, string[]>;
}

/** The folder of a stack's secrets, beside its other sets. */
export const secretSet = (stack: string): string => `${stack}-secrets`;

/**
 * Where a server finds a secret. Absolute: Alertmanager takes a relative path from the directory that it was started in.
 *
 * @param directory absolute path of the directory that holds the sets
 */
export const secretPath =
  (directory: string, stack: string) =>
  (secret: string): string => {
    const reference = secretReference(secret);
    return reference.kind === "file" ? reference.path : `${directory}/${secretSet(stack)}/${secret}`;
  };

/** What Prometheus documents become files. */
export interface PrometheusDocuments {
  readonly rules: readonly RuleFile[];
  readonly jobs: readonly ScrapeJob[];
  /** Only for an own server. An existing one names our files in its own configuration. */
  readonly server?: ServerConfig;
  /** In place of a server: an own agent. */
  readonly agent?: AgentConfig;
}

/** The set that Prometheus reads: scrape jobs, rules, and for an own server its whole configuration. */
export function prometheusSet(
  stack: string,
  secrets: readonly string[],
  { rules, jobs, server, agent }: PrometheusDocuments,
): FileSetDocument {
  const scrapePath = `scrape/aura-${stack}.yml`;
  const ruleFiles = Object.fromEntries(rules.map((it) => [`rules/${it.name}.yml`, renderRules(it)]));
  const whole = server ?? agent;
  return {
    id: "prometheus",
    set: `${stack}-prometheus`,
    files: {
      ...(whole !== undefined && { "prometheus.yml": renderYaml(whole) }),
      [scrapePath]: renderYaml({ scrape_configs: jobs }),
      ...ruleFiles,
    },
    checks: [
      ...(whole === undefined
        ? [{ kind: "prometheusScrapeConfig", path: scrapePath } as const]
        : [{ kind: "prometheusConfig", path: "prometheus.yml", ...(agent !== undefined && { agent: true as const }) } as const]),
      ...(rules.length > 0 ? [{ kind: "prometheusRules", paths: Object.keys(ruleFiles) } as const] : []),
    ],
    siblings: { [secretSet(stack)]: [...secrets] },
  };
}

/** The set that an own Alertmanager reads. */
export function alertmanagerSet(stack: string, secrets: readonly string[], files: Readonly<Record<string, string>>): FileSetDocument {
  return {
    id: "alertmanager",
    set: `${stack}-alertmanager`,
    files,
    checks: [{ kind: "alertmanagerConfig", path: "alertmanager.yml", templates: Object.keys(files).filter((it) => it.endsWith(".tmpl")) }],
    siblings: { [secretSet(stack)]: [...secrets] },
  };
}

/** What Grafana documents become files. */
export interface GrafanaDocuments {
  /** By the name of the file without its ending. */
  readonly dashboards: readonly { readonly uid: string; readonly json: string }[];
  /** Absent: there is one already. */
  readonly dataSource?: object;
  /** @param path where the JSON stands, absolute */
  readonly provider: (path: string) => object;
}

/** The set that Grafana is provisioned from: point `paths.provisioning` at it, or link its two YAML files into the folders that are there. */
export function grafanaSet(stack: string, directory: string, { dashboards, dataSource, provider }: GrafanaDocuments): FileSetDocument {
  const set = `${stack}-grafana`;
  return {
    id: "grafana",
    set,
    files: {
      ...(dataSource !== undefined && { [`datasources/aura-${stack}.yaml`]: renderYaml(dataSource) }),
      [`dashboards/aura-${stack}.yaml`]: renderYaml(provider(`${directory}/${set}/json`)),
      ...Object.fromEntries(dashboards.map(({ uid, json }) => [`json/${uid}.json`, json])),
    },
    checks: [],
    siblings: {},
  };
}

const NOTE = " Made by pulumi-aura-monitoring. Changes made here by hand are found by `pulumi refresh` and undone by `pulumi up`.\n";

/** A rule file. A dense one has a rule on each line, in the part of YAML that is JSON. */
function renderRules({ groups, dense }: RuleFile): string {
  if (dense !== true) return renderYaml({ groups });
  const lines = groups.flatMap(({ name, interval, rules }) => [
    `- name: ${JSON.stringify(name)}`,
    `  interval: ${interval}`,
    "  rules:",
    ...rules.map((rule) => `  - ${JSON.stringify(rule)}`),
  ]);
  return `#${NOTE}groups:\n${lines.join("\n")}\n`;
}

/**
 * YAML without folded lines and anchors: the same data is always the same text. Prometheus reads YAML 1.1, where a plain `no` is a boolean:
 * such texts are quoted.
 */
export const renderYaml = (document: object): string =>
  `#${NOTE}${stringify(document, { version: "1.1", lineWidth: 0, aliasDuplicateObjects: false })}`;

/** The set that a Datadog Agent on this machine reads, by a link in its `conf.d/openmetrics.d`. */
export const agentSet = (stack: string, file: string, text: string): FileSetDocument => ({
  id: "datadog",
  set: `${stack}-datadog`,
  files: { [file]: text },
  checks: [],
  siblings: {},
});
