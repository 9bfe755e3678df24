import { secretReference } from "../../catalog/model";
import type { GrafanaConfig } from "../config/grafana";
import type { GrafanaProviderConfig } from "../config/grafana-provider";
import type { GrafanaSidecarConfig } from "../config/grafana-sidecar";
import { isMap, valueAt } from "../mistakes/path-text";
import { parseSafeAddress } from "../values/address";
import { dataSourceUrl } from "./data-source";
import { byName, type Draft } from "./draft";

/** Reports what Grafana would refuse, or take and then not do. */
export function reportGrafanaMistakes(draft: Draft, stack: string): void {
  const { grafana } = draft.config;
  if (grafana === undefined || draft.broken.has("grafana")) return;
  reportReserved(grafana, draft);
  reportSource(grafana, draft, stack);
  if (grafana.kind === "provider") {
    reportAccess(grafana, draft);
    reportPermissions(grafana, draft);
  }
  if (grafana.kind === "sidecar") reportSidecar(grafana, draft);
}

function reportSidecar({ folder, dashboardLabel, dataSourceLabel }: GrafanaSidecarConfig, { report }: Draft): void {
  if (folder.includes("/"))
    report({
      path: "grafana.folder",
      value: folder,
      problem: "has a slash, and the sidecar makes a folder of a folder of it",
      fix: "choose a title without one",
    });
  if (dashboardLabel === dataSourceLabel)
    report({
      path: "grafana.dataSourceLabel",
      value: dataSourceLabel,
      problem: "is the label of dashboards, too, and each sidecar would read what is for the other",
      fix: "choose another",
    });
  for (const [field, label] of Object.entries({ dashboardLabel, dataSourceLabel }))
    if (RESERVED_LABEL.test(label))
      report({ path: `grafana.${field}`, value: label, problem: "is a label that is set by the package itself", fix: "choose another" });
}

/** Labels that say whose an object is. */
const RESERVED_LABEL = /^app\.kubernetes\.io\/(name|instance|managed-by)$/;

/** Grafana's own root folder. */
const RESERVED = "general";

function reportReserved({ folder, uidPrefix }: GrafanaConfig, { report }: Draft): void {
  const problem = "is what Grafana calls its own root folder";
  if (folder.toLowerCase() === RESERVED) report({ path: "grafana.folder", value: folder, problem, fix: "choose another title" });
  if (uidPrefix?.toLowerCase() === RESERVED) report({ path: "grafana.uidPrefix", value: uidPrefix, problem, fix: "choose another prefix" });
}

function reportAccess({ token, user, orgId }: GrafanaProviderConfig, { report }: Draft): void {
  if ((token === undefined) === (user === undefined))
    report({
      path: "grafana",
      problem: token === undefined ? "has neither token nor user" : "has both token and user",
      fix: "name the secret of a service account token, or give user: { name, password }",
    });
  if (orgId !== undefined && user === undefined)
    report({
      path: "grafana.orgId",
      value: String(orgId),
      problem: "has no effect with a token, which belongs to one organisation",
      fix: "remove it, and make the token in that organisation; or give user in place of token",
    });
}

function reportPermissions({ permissions }: GrafanaProviderConfig, { report }: Draft): void {
  if (permissions === undefined) return;
  const { viewers, editors, teams } = permissions;
  if (viewers === "none" && editors === "none" && Object.keys(teams).length === 0)
    report({ path: "grafana.permissions", problem: "leaves the folder to administrators alone", fix: "add a team, or viewers: view" });
  const seen = new Map<number, string>();
  for (const [name, it] of byName(teams)) {
    if (typeof it === "string") continue;
    const other = seen.get(it.id);
    if (other !== undefined)
      report({
        path: `grafana.permissions.teams.${name}.id`,
        value: String(it.id),
        problem: `is the team ${other}, too`,
        fix: "keep one of them",
      });
    seen.set(it.id, name);
  }
}

function reportSource(grafana: GrafanaConfig, draft: Draft, stack: string): void {
  const { create, username, password, token } = grafana.dataSource;
  const { report } = draft;
  if (!create) return reportIdle(draft);
  if (token !== undefined && (username ?? password) !== undefined)
    report({ path: "grafana.dataSource", problem: "signs its requests in two ways", fix: "keep token, or username with password" });
  else if ((username === undefined) !== (password === undefined))
    report({
      path: "grafana.dataSource",
      problem: username === undefined ? "has a password and no username" : "has a username and no password",
      fix: "give both or neither",
    });
  const url = dataSourceUrl(draft.config, grafana, stack);
  if (url !== undefined && (password ?? token) !== undefined && !("value" in parseSafeAddress(url)))
    report({
      path: "grafana.dataSource.url",
      value: url,
      problem: "is not encrypted, and credentials are sent there",
      fix: `write https://${new URL(url).host}`,
    });
  for (const [field, secret] of Object.entries({ password, token })) if (secret !== undefined) reportPlace(grafana, field, secret, draft);
}

/** Only Pulumi sends what the API is told; Grafana itself reads the rest, where its machine has it. */
function reportPlace({ kind }: GrafanaConfig, field: string, secret: string, { report }: Draft): void {
  const path = `grafana.dataSource.${field}`;
  const to = secretReference(secret);
  if (kind === "provider" && to.kind !== "named")
    report({ path, problem: "is where Pulumi does not read it, and grafana.kind is provider", fix: "name the secret" });
  if (kind !== "provider" && to.kind !== "file")
    report({
      path,
      problem: `would stand in the clear in what grafana.kind: ${kind} writes`,
      fix: "let Grafana's machine have it as a file, and write { file: <path there> }",
    });
}

/** What is said of a data source that is not made. */
function reportIdle({ document, report }: Draft): void {
  const written = valueAt(document, ["grafana", "dataSource"]);
  for (const key of Object.keys(isMap(written) ? written : {}).filter((it) => it !== "create"))
    report({
      path: `grafana.dataSource.${key}`,
      problem: "has no effect with create: false",
      fix: "remove it, and set it where that data source is kept",
    });
}
