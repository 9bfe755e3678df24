import type { Plan } from "../catalog/model";
import { compileAlertmanager, renderAlertmanager } from "../compilers/alertmanager";
import { alertmanagerSet, type FileSetDocument, prometheusSet, secretPath, secretSet } from "../compilers/files/file-sets";
import { compileAgent, compileRules, compileScrapeJobs, compileServer, type SecretFile } from "../compilers/prometheus";
import type { StackConfig } from "./config";
import type { FilesConfig } from "./config/prometheus";
import { serverSecretNames } from "./plan/secret-names";
import { tellsTenant } from "./plan/tells-tenant";

/** Folders of files for a Prometheus and an Alertmanager on one machine. */
export interface CompiledFiles {
  /** Absolute. */
  readonly directory: string;
  readonly sets: readonly (FileSetDocument & { readonly reload?: FileReload })[];
  /** The set of secrets: one file for each name. */
  readonly secrets: { readonly set: string; readonly names: readonly string[] };
}

/** Which server is told when a set has changed. */
export interface FileReload {
  readonly kind: "prometheus" | "alertmanager";
  readonly url: string;
  /** The file that the server must have loaded afterwards. */
  readonly config?: string;
}

/** Plan → sets of files. @param directory absolute path of `prometheus.directory`: a relative one belongs to the Pulumi project */
export function compileFiles(plan: Plan, config: StackConfig, prometheus: FilesConfig, directory: string): CompiledFiles {
  const names = serverSecretNames(config);
  const secretFile = secretPath(directory, plan.stack);
  const ofPrometheus = prometheusSet(plan.stack, names, {
    rules: config.rulesTo === undefined ? compileRules(plan).documents : [],
    jobs: compileScrapeJobs(plan, secretFile),
    ...serverOf(plan, config, prometheus, secretFile),
  });
  return {
    directory,
    sets: [
      { ...ofPrometheus, ...(prometheus.reload === "post" && { reload: { kind: "prometheus", url: prometheus.url } as const }) },
      ...(tellsTenant(config) ? [] : [alertmanagerOf(plan, config, names, secretFile)]),
    ],
    secrets: { set: secretSet(plan.stack), names },
  };
}

/** The configuration of a server of one's own. */
function serverOf(plan: Plan, { alertmanager, rulesTo }: StackConfig, { mode, url }: FilesConfig, secretFile: SecretFile) {
  const addresses = { prometheus: [hostOf(url)], alertmanagers: [alertmanager.url, ...alertmanager.peers].map(hostOf) };
  switch (mode) {
    case "existing":
      return {};
    case "agent":
      return { agent: compileAgent(plan, addresses, secretFile) };
    case "own":
      return { server: compileServer(plan, addresses, secretFile, { evaluates: rulesTo === undefined }) };
  }
}

function alertmanagerOf(
  plan: Plan,
  { alertmanager }: StackConfig,
  names: readonly string[],
  secretFile: SecretFile,
): CompiledFiles["sets"][number] {
  const set = alertmanagerSet(plan.stack, names, renderAlertmanager(compileAlertmanager(plan, secretFile), alertmanager.mode));
  if (alertmanager.reload !== "post" || alertmanager.mode !== "own") return set;
  return { ...set, reload: { kind: "alertmanager", url: alertmanager.url, config: "alertmanager.yml" } };
}

/** `127.0.0.1:9090` of `http://127.0.0.1:9090`. */
const hostOf = (url: string): string => url.replace(/^https?:\/\//, "").replace(/\/.*$/, "");
