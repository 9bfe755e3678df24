import { PORTS, serverName } from "../../compilers/kubernetes/standalone";
import type { StackConfig } from "../config";
import type { GrafanaConfig } from "../config/grafana";
import type { Draft } from "./draft";

/**
 * Prometheus as Grafana reaches it; undefined where only the user knows: in a cluster it is not where `check` reaches it. The stack's own one
 * in a cluster is reached by its Service.
 *
 * @param stack the stack's identity
 */
export function dataSourceUrl({ prometheus }: StackConfig, { dataSource }: GrafanaConfig, stack: string): string | undefined {
  if (dataSource.url !== undefined) return dataSource.url;
  if (prometheus.kind === "standalone") return `http://${serverName(stack, "prometheus")}.${prometheus.namespace}.svc:${PORTS.prometheus}`;
  return prometheus.kind === "files" ? prometheus.url : undefined;
}

/** A data source without an address shows nothing. */
export function reportDataSource({ config, report }: Draft, stack: string): void {
  const { grafana } = config;
  if (grafana === undefined || !grafana.dataSource.create || dataSourceUrl(config, grafana, stack) !== undefined) return;
  report({
    path: "grafana.dataSource.url",
    problem: "is missing, and prometheus.url is where `check` reaches a Prometheus in a cluster",
    fix: "add it: Prometheus as Grafana's server reaches it; or create: false, where there is a data source already",
  });
}
