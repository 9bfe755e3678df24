import { dashboards } from "../catalog/dashboards";
import type { Plan } from "../catalog/model";
import { type FileSetDocument, grafanaSet, renderYaml } from "../compilers/files/file-sets";
import {
  type ApiDocuments,
  compileDashboards,
  type DashboardDocument,
  dashboardsFile,
  dataSourceDocument,
  dataSourceFile,
  type DataSourceOptions,
  type FolderGrant,
  type GrafanaOptions,
} from "../compilers/grafana";
import { compileSidecar, type SidecarObjects } from "../compilers/kubernetes/grafana-sidecar";
import type { StackConfig } from "./config";
import type { GrafanaConfig } from "./config/grafana";
import type { GrafanaProviderConfig } from "./config/grafana-provider";
import { dataSourceUrl } from "./plan/data-source";

interface Shared {
  /** The same JSON whichever way it goes. */
  readonly dashboards: readonly DashboardDocument[];
  /** The uid of the data source that is made; where there is one already, nobody here knows its uid. */
  readonly dataSource: string;
}

/** A folder of files that a Grafana is provisioned from. */
export interface CompiledGrafanaFiles extends Shared {
  readonly kind: "files";
  /** Absolute. */
  readonly directory: string;
  readonly set: FileSetDocument;
}

/** ConfigMaps that the sidecar of a Grafana reads. */
export interface CompiledGrafanaSidecar extends Shared, SidecarObjects {
  readonly kind: "sidecar";
  /** Context of the kubeconfig. @default its current one */
  readonly context?: string;
}

/** What one stack puts into a Grafana, and how. */
export type CompiledGrafana =
  CompiledGrafanaFiles | CompiledGrafanaSidecar | (Shared & { readonly kind: "provider"; readonly api: CompiledGrafanaApi });

/** What Grafana's API is asked for, and as whom. Secrets are names. */
export interface CompiledGrafanaApi extends ApiDocuments {
  readonly url: string;
  readonly auth:
    { readonly kind: "token"; readonly token: string } | { readonly kind: "user"; readonly name: string; readonly password: string };
  readonly orgId?: number;
}

/** Plan → dashboards, data source and folder. @param absolute the absolute path of a directory of the config */
export function compileGrafana(
  plan: Plan,
  config: StackConfig,
  grafana: GrafanaConfig,
  absolute: (directory: string) => string,
): CompiledGrafana {
  const prefix = plan.links.dashboardPrefix;
  const made = compileDashboards(dashboards, plan, optionsOf(grafana));
  const source = dataSourceOf(plan, config, grafana);
  const shared = { dashboards: made, dataSource: `${prefix}-prom` };
  switch (grafana.kind) {
    case "files": {
      const directory = absolute(grafana.directory);
      const set = grafanaSet(plan.stack, directory, {
        dashboards: made,
        ...(source && { dataSource: dataSourceFile(plan, source) }),
        provider: (path) => dashboardsFile(plan, { title: grafana.folder, uid: prefix, path }),
      });
      return { kind: "files", ...shared, directory, set };
    }
    case "provider": {
      const documents: ApiDocuments = {
        ...(source && { dataSource: dataSourceDocument(plan, source) }),
        folder: { uid: prefix, title: grafana.folder },
        ...(grafana.permissions && { grants: grantsOf(grafana.permissions) }),
        dashboards: made,
      };
      return { kind: "provider", ...shared, api: { ...documents, ...accessOf(grafana) } };
    }
    case "sidecar": {
      const context = grafana.context ?? (config.prometheus.kind === "files" ? undefined : config.prometheus.context);
      const objects = compileSidecar(plan, made, source && renderYaml(dataSourceFile(plan, source)), grafana);
      return { kind: "sidecar", ...shared, ...objects, ...(context !== undefined && { context }) };
    }
  }
}

function accessOf({ url, token, user, orgId }: GrafanaProviderConfig): Pick<CompiledGrafanaApi, "url" | "auth" | "orgId"> {
  const auth = user === undefined ? ({ kind: "token", token: token! } as const) : ({ kind: "user", ...user } as const);
  return { url, auth, ...(orgId !== undefined && { orgId }) };
}

function grantsOf({ viewers, editors, teams }: NonNullable<GrafanaProviderConfig["permissions"]>): readonly FolderGrant[] {
  return [
    ...(viewers === "none" ? [] : [{ to: "role", role: "Viewer", may: viewers } as const]),
    ...(editors === "none" ? [] : [{ to: "role", role: "Editor", may: editors } as const]),
    ...sorted(teams).map(([name, it]): FolderGrant =>
      typeof it === "string" ? { to: "team", name, may: it } : { to: "teamId", id: it.id, may: it.may },
    ),
  ];
}

function dataSourceOf(plan: Plan, config: StackConfig, grafana: GrafanaConfig): DataSourceOptions | undefined {
  const { create, name = `Aura ${plan.stack}`, isDefault, type, cache, tenant, username, password, token } = grafana.dataSource;
  const url = dataSourceUrl(config, grafana, plan.stack);
  if (!create || url === undefined) return undefined;
  const basic = username !== undefined && password !== undefined && ({ kind: "basic", username, password } as const);
  const auth = token === undefined ? basic : ({ kind: "bearer", token } as const);
  const uid = `${plan.links.dashboardPrefix}-prom`;
  return { name, uid, url, isDefault, type, cache, ...(tenant !== undefined && { tenant }), ...(auth && { auth }) };
}

const optionsOf = ({ applicationQueries, links }: GrafanaConfig): GrafanaOptions => ({
  applicationQueries: sorted(applicationQueries).map(([name, it]) => ({ name, ...it })),
  links: sorted(links).map(([title, url]) => ({ title, url })),
});

const sorted = <T>(map: Readonly<Record<string, T>>): readonly (readonly [string, T])[] =>
  Object.entries(map).sort(([a], [b]) => (a < b ? -1 : 1));
