import { dashboards } from "../catalog/dashboards";
import type { Plan } from "../catalog/model";
import { type FileSetDocument, grafanaSet } from "../compilers/files/file-sets";
import { compileDashboards, dashboardsFile, dataSourceFile, type GrafanaOptions } from "../compilers/grafana";
import type { StackConfig } from "./config";
import type { GrafanaConfig } from "./config/grafana";
import { dataSourceUrl } from "./plan/data-source";

/** What one stack puts into a Grafana. */
export interface CompiledGrafana {
  readonly kind: "files";
  /** Absolute. */
  readonly directory: string;
  readonly set: FileSetDocument;
  /** The uid of the data source that is written; where there is one already, nobody here knows its uid. */
  readonly dataSource: string;
}

/** Plan → dashboards, data source and folder. @param directory absolute path of `grafana.directory` */
export function compileGrafana(plan: Plan, config: StackConfig, grafana: GrafanaConfig, directory: string): CompiledGrafana {
  const prefix = plan.links.dashboardPrefix;
  const { create, name = `Aura ${plan.stack}`, isDefault } = grafana.dataSource;
  const url = dataSourceUrl(config, grafana);
  const dataSource = `${prefix}-prom`;
  return {
    kind: "files",
    directory,
    dataSource,
    set: grafanaSet(plan.stack, directory, {
      dashboards: compileDashboards(dashboards, plan, optionsOf(grafana)),
      ...(create && url !== undefined && { dataSource: dataSourceFile(plan, { name, uid: dataSource, url, isDefault }) }),
      provider: (path) => dashboardsFile(plan, { title: grafana.folder, uid: prefix, path }),
    }),
  };
}

const optionsOf = ({ applicationQueries, links }: GrafanaConfig): GrafanaOptions => ({
  applicationQueries: sorted(applicationQueries).map(([name, it]) => ({ name, ...it })),
  links: sorted(links).map(([title, url]) => ({ title, url })),
});

const sorted = <T>(map: Readonly<Record<string, T>>): readonly (readonly [string, T])[] =>
  Object.entries(map).sort(([a], [b]) => (a < b ? -1 : 1));
