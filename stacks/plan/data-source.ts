import type { StackConfig } from "../config";
import type { GrafanaConfig } from "../config/grafana";
import type { Draft } from "./draft";

/** Prometheus as Grafana reaches it; undefined where only the user knows: in a cluster it is not where `check` reaches it. */
export const dataSourceUrl = ({ prometheus }: StackConfig, { dataSource }: GrafanaConfig): string | undefined =>
  dataSource.url ?? (prometheus.kind === "files" ? prometheus.url : undefined);

/** A data source without an address shows nothing. */
export function reportDataSource({ config, report }: Draft): void {
  if (config.grafana === undefined || !config.grafana.dataSource.create || dataSourceUrl(config, config.grafana) !== undefined) return;
  report({
    path: "grafana.dataSource.url",
    problem: "is missing, and prometheus.url is where `check` reaches a Prometheus in a cluster",
    fix: "add it: Prometheus as Grafana's server reaches it; or create: false, where there is a data source already",
  });
}
