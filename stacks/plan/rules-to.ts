import type { MimirConfig } from "../config/rules-to";
import { isMap, valueAt } from "../mistakes/path-text";
import { parseSafeAddress } from "../values/address";
import { reportAmp } from "./amp";
import type { Draft } from "./draft";
import { secretReferences } from "./secret-names";
import { tellsTenant } from "./tells-tenant";

/** Reports what a ruler that evaluates the rules rules out elsewhere in the config, and what it needs. */
export function reportRulesTo(draft: Draft): void {
  const { rulesTo } = draft.config;
  if (rulesTo === undefined || draft.broken.has("rulesTo")) return;
  reportTarget(draft);
  reportSamples(draft);
  if (tellsTenant(draft.config) && draft.config.prometheus.kind === "files") reportUnused(draft);
  reportSenders(draft);
  if (rulesTo.kind === "amp") return reportAmp(rulesTo, draft);
  reportService("rulesTo", rulesTo, draft);
  if (rulesTo.alertmanager.kind === "tenant") reportService("rulesTo.alertmanager", rulesTo.alertmanager, draft);
  reportTenant(rulesTo, draft);
}

/** Standalone mode says itself that it evaluates its rules. */
function reportTarget({ config, broken, report }: Draft): void {
  if (broken.has("prometheus")) return;
  if (config.prometheus.kind === "operator" && !tellsTenant(config))
    report({
      path: "rulesTo.alertmanager.kind",
      value: "elsewhere",
      problem: "does not go with prometheus.kind: operator: an AlertmanagerConfig takes no alerts of a ruler",
      fix: "write kind: tenant",
    });
}

/** A ruler sees only what is written to it. Whether an existing Prometheus writes, only its own configuration knows. */
function reportSamples({ config: { prometheus, remoteWrite }, broken, report }: Draft): void {
  if (prometheus.kind !== "files" || prometheus.mode !== "own") return;
  if (Object.keys(remoteWrite).length > 0 || broken.has("remoteWrite") || broken.has("prometheus")) return;
  report({
    path: "remoteWrite",
    problem: "names no place, and the ruler of rulesTo sees only samples that are written to it",
    fix: "add it, as mimir: { url: https://mimir.example.com/api/v1/push, tenant: … }",
  });
}

/** What is said of an Alertmanager that gets no configuration. */
function reportUnused({ document, report }: Draft): void {
  for (const key of ["mode", "url", "peers", "reload"]) {
    const given = valueAt(document, ["alertmanager", key]);
    if (given === undefined || given === null || (isMap(given) && Object.keys(given).length === 0)) continue;
    report({
      path: `alertmanager.${key}`,
      problem: "has no effect where the Alertmanager of rulesTo tells people",
      fix: "remove it, or write rulesTo.alertmanager: { kind: elsewhere }",
    });
  }
}

/** Pulumi sends these values to a service; it must have them. */
function reportSenders({ config, report }: Draft): void {
  for (const { path, to } of secretReferences(config).filter(({ reader }) => reader === "pulumi")) {
    if (to.kind === "named") continue;
    report({
      path,
      problem: `is ${to.kind === "file" ? "a file of a server's machine" : "a Secret of a cluster"}, and Pulumi itself sends this value to a service`,
      fix: "name the secret; its value is set by: pulumi config set --secret secrets:<name>",
    });
  }
}

type Service = Pick<MimirConfig, "username" | "password" | "token"> & { readonly url?: string | undefined };

function reportService(path: string, { url, username, password, token }: Service, { report }: Draft): void {
  if (token !== undefined && (username ?? password) !== undefined)
    report({ path, problem: "signs its requests in several ways", fix: "keep one of: username with password, token" });
  else if ((username === undefined) !== (password === undefined))
    report({
      path,
      problem: username === undefined ? "has a password and no username" : "has a username and no password",
      fix: "give both or neither",
    });
  if (url === undefined) return;
  if ((token ?? password) !== undefined && !("value" in parseSafeAddress(url)))
    report({
      path: `${path}.url`,
      value: url,
      problem: "is not encrypted, and credentials are sent there",
      fix: `write https://${new URL(url).host}`,
    });
  if (new URL(url).pathname !== "/")
    report({
      path: `${path}.url`,
      value: url,
      problem: "has a path",
      fix: `write only ${new URL(url).origin}; the rest belongs to ${path}.path`,
    });
}

/** Rules of one tenant never see the samples of another. */
function reportTenant({ url, tenant }: MimirConfig, { config: { remoteWrite }, report }: Draft): void {
  const host = new URL(url).host;
  const tenants = Object.values(remoteWrite)
    .filter((it) => new URL(it.url).host === host)
    .map((it) => it.tenant);
  if (tenants.length === 0 || tenants.includes(tenant)) return;
  report({
    path: "rulesTo.tenant",
    ...(tenant !== undefined && { value: tenant }),
    problem: `is not the tenant that remoteWrite writes to, ${tenants[0] ?? "which is none"}: its rules would see no sample`,
    fix: "write the same tenant in both",
  });
}
