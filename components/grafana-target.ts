import * as grafana from "@pulumiverse/grafana";
import * as pulumi from "@pulumi/pulumi";

import type { ApiDocuments, DataSourceDocument, FolderGrant, Level } from "../compilers/grafana";
import { type GrafanaAccess, grafanaProvider } from "./grafana-provider";

/** Arguments of a {@link GrafanaTarget}. */
export interface GrafanaTargetArgs extends Omit<ApiDocuments, "dataSource">, GrafanaAccess {
  /** Absent: there is one already. */
  readonly dataSource?: Omit<DataSourceDocument, "auth"> & { readonly auth?: DataSourceCredentials };
}

/** How Grafana's server signs its requests to a Prometheus. */
export type DataSourceCredentials =
  | { readonly kind: "basic"; readonly username: string; readonly password: pulumi.Input<string> }
  | { readonly kind: "bearer"; readonly token: pulumi.Input<string> };

const PERMISSIONS: Readonly<Record<Level, string>> = { view: "View", edit: "Edit", admin: "Admin" };

/** The dashboards of one stack in a Grafana, through its API: data source, folder, what is granted in it, dashboards. */
export class GrafanaTarget extends pulumi.ComponentResource {
  /** The address of each dashboard, by its name. */
  readonly dashboards: pulumi.Output<Readonly<Record<string, string>>>;

  constructor(name: string, args: GrafanaTargetArgs, opts?: pulumi.ComponentResourceOptions) {
    super("aura:monitoring:GrafanaTarget", name, {}, opts);

    const { url, auth, orgId, dataSource, folder, grants, dashboards } = args;
    const provider = grafanaProvider(`${name}-provider`, { url, auth, ...(orgId !== undefined && { orgId }) }, this);
    const options = { parent: this, provider };

    const source = dataSource && makeDataSource(`${name}-data-source`, dataSource, options);
    // A folder in which somebody keeps dashboards of their own is not destroyed with them.
    const made = new grafana.oss.Folder(`${name}-folder`, { ...folder, preventDestroyIfNotEmpty: true }, options);
    if (grants !== undefined) makePermissions(`${name}-permissions`, made.uid, grants, options);
    const after = { ...options, dependsOn: source === undefined ? [] : [source] };
    const urls = dashboards.map(({ id, uid, json }) => {
      new grafana.oss.Dashboard(`${name}-dashboard-${id}`, { folder: made.uid, configJson: json, message: MESSAGE }, after);
      return [id, `${url}/d/${uid}`] as const;
    });

    this.dashboards = pulumi.output(Object.fromEntries(urls));
    this.registerOutputs({ dashboards: this.dashboards });
  }
}

/** Stands in the version history of each dashboard. */
const MESSAGE = "pulumi-aura-monitoring";

function makeDataSource(name: string, dataSource: NonNullable<GrafanaTargetArgs["dataSource"]>, opts: pulumi.CustomResourceOptions) {
  const { uid, name: title, url, isDefault, settings, headers, auth } = dataSource;
  const sent = { ...headers, ...(auth?.kind === "bearer" && { Authorization: pulumi.secret(pulumi.interpolate`Bearer ${auth.token}`) }) };
  const basic = auth?.kind === "basic" && {
    basicAuthEnabled: true,
    basicAuthUsername: auth.username,
    secureJsonDataEncoded: pulumi.secret(pulumi.jsonStringify({ basicAuthPassword: auth.password })),
  };
  const args = { type: "prometheus", uid, name: title, url, isDefault, jsonDataEncoded: settings, ...basic };
  return new grafana.oss.DataSource(name, { ...args, ...(Object.keys(sent).length > 0 && { httpHeaders: sent }) }, opts);
}

function makePermissions(
  name: string,
  folderUid: pulumi.Input<string>,
  grants: readonly FolderGrant[],
  options: { readonly parent: pulumi.Resource; readonly provider: grafana.Provider },
): void {
  const permissions = grants.map((it) => ({ ...holderOf(it, options), permission: PERMISSIONS[it.may] }));
  new grafana.oss.FolderPermission(name, { folderUid, permissions }, options);
}

/** Who is meant. Grafana knows teams by number alone; a name is looked up at each preview and update. */
function holderOf(grant: FolderGrant, options: pulumi.InvokeOptions): { readonly role?: string; readonly teamId?: pulumi.Input<string> } {
  switch (grant.to) {
    case "role":
      return { role: grant.role };
    case "teamId":
      return { teamId: String(grant.id) };
    case "team":
      return { teamId: grafana.oss.getTeamOutput({ name: grant.name }, options).teamId.apply(String) };
  }
}
