import type { Plan } from "../catalog/model";
import { compileAlertmanager, renderAlertmanager } from "../compilers/alertmanager";
import { alertmanagerSet, type FileSetDocument, prometheusSet, secretPath, secretSet } from "../compilers/files/file-sets";
import { compileRules, compileScrapeJobs, compileServer } from "../compilers/prometheus";
import type { StackConfig } from "./config";
import type { FilesConfig } from "./config/prometheus";
import { secretNames } from "./plan/secret-names";

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
  const names = secretNames(config);
  const { alertmanager } = config;
  const secretFile = secretPath(directory, plan.stack);
  const addresses = { prometheus: hostOf(prometheus.url), alertmanagers: [alertmanager.url, ...alertmanager.peers].map(hostOf) };
  const ofPrometheus = prometheusSet(plan.stack, names, {
    rules: compileRules(plan).documents,
    jobs: compileScrapeJobs(plan, secretFile),
    ...(prometheus.mode === "own" && { server: compileServer(plan, addresses, secretFile) }),
  });
  const ofAlertmanager = alertmanagerSet(plan.stack, names, renderAlertmanager(compileAlertmanager(plan, secretFile), alertmanager.mode));
  return {
    directory,
    sets: [
      { ...ofPrometheus, ...(prometheus.reload === "post" && { reload: { kind: "prometheus", url: prometheus.url } as const }) },
      {
        ...ofAlertmanager,
        ...(alertmanager.reload === "post" &&
          alertmanager.mode === "own" && {
            reload: { kind: "alertmanager", url: alertmanager.url, config: "alertmanager.yml" } as const,
          }),
      },
    ],
    secrets: { set: secretSet(plan.stack), names },
  };
}

/** `127.0.0.1:9090` of `http://127.0.0.1:9090`. */
const hostOf = (url: string): string => url.replace(/^https?:\/\//, "").replace(/\/.*$/, "");
