import { type Plan, secretReference } from "../../catalog/model";
import { type DataSourceOptions, dataSourceSettings, TENANT } from "./data-source";

/** A file for Grafana's folder `provisioning/datasources`. What is no longer in it is removed. */
export const dataSourceFile = (plan: Plan, options: DataSourceOptions) => {
  const { name, uid, url, isDefault, auth } = options;
  const headers = headersOf(options);
  const names = Object.fromEntries(headers.map(([key], at) => [`httpHeaderName${at + 1}`, key]));
  const secure = {
    ...(auth?.kind === "basic" && { basicAuthPassword: fromFile(auth.password) }),
    ...Object.fromEntries(headers.map(([, value], at) => [`httpHeaderValue${at + 1}`, value])),
  };
  const one = {
    name: plain(name),
    uid,
    type: "prometheus",
    access: "proxy",
    url: plain(url),
    isDefault,
    editable: false,
    ...(auth?.kind === "basic" && { basicAuth: true, basicAuthUser: plain(auth.username) }),
    jsonData: { ...dataSourceSettings(plan, options), ...names },
    ...(Object.keys(secure).length > 0 && { secureJsonData: secure }),
  };
  return { apiVersion: 1, prune: true, datasources: [one] };
};

const headersOf = ({ tenant, auth }: DataSourceOptions): readonly (readonly [name: string, value: string])[] => [
  ...(tenant === undefined ? [] : [[TENANT, plain(tenant)] as const]),
  ...(auth?.kind === "bearer" ? [["Authorization", `Bearer ${fromFile(auth.token)}`] as const] : []),
];

/** Grafana replaces `$name` in provisioning files by a variable of its environment. */
const plain = (text: string): string => text.replaceAll("$", "$$$$");

/** How a provisioning file refers to a file of Grafana's machine. @throws Error for a secret that is elsewhere: the plan refuses it */
function fromFile(secret: string): string {
  const reference = secretReference(secret);
  if (reference.kind !== "file") throw new Error(`${secret} is not in a file, and provisioning files hold no secret`);
  return `$__file{${reference.path}}`;
}

/** Where dashboards of one stack stand. */
export interface FolderOptions {
  readonly title: string;
  /** Permanent: permissions and links hold it. */
  readonly uid: string;
  /** The absolute path of the folder with the JSON, as Grafana's server sees it. */
  readonly path: string;
}

/** A file for Grafana's folder `provisioning/dashboards`. */
export const dashboardsFile = ({ stack }: Plan, { title, uid, path }: FolderOptions) => ({
  apiVersion: 1,
  providers: [
    {
      name: `aura-${stack}`,
      orgId: 1,
      folder: title,
      folderUid: uid,
      type: "file",
      disableDeletion: false,
      allowUiUpdates: false,
      updateIntervalSeconds: 30,
      options: { path },
    },
  ],
});
