import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import type { StackConfigInput } from "../../stacks/config";
import { smallConfig } from "../stack-config/small-config";
import type { Registered } from "./registered";

/** A resource that some version of this package made. */
export interface Kept extends Registered {
  /** Why later versions do not make it any more; what it did is then done by another. */
  readonly gone?: string;
}

const config = (prometheus: object, more: object = {}): StackConfigInput => ({ ...smallConfig, prometheus, ...more }) as StackConfigInput;
const files = { kind: "files", directory: "/etc/prometheus/aura" };
const mimir = "https://mimir.example.com";

/** Configs whose resources are kept, one for each way of running. */
export const CONFIGS: Readonly<Record<string, StackConfigInput>> = {
  files: config({ ...files, mode: "own" }, { grafana: { kind: "files", directory: "/etc/grafana/aura" } }),
  operator: config({ kind: "operator", release: "kube-prometheus-stack" }),
  "operator-with-secret": config({ kind: "operator", alertmanager: { kind: "secret" } }),
  standalone: config({ kind: "standalone" }),
  ruler: config(
    { ...files, mode: "agent" },
    {
      remoteWrite: { mimir: { url: `${mimir}/api/v1/push`, tenant: "shop" } },
      rulesTo: { kind: "mimir", url: mimir, tenant: "shop" },
    },
  ),
};

/** Names of the secrets that these configs name. */
export const SECRETS = ["aura-payments", "slack"];

const fileOf = (name: string): string => join(__dirname, "fixtures", `${name}.json`);

/** What was made so far with a config. */
export const readKept = (name: string): readonly Kept[] => JSON.parse(readFileSync(fileOf(name), "utf8")) as readonly Kept[];

/** Keeps what is made with a config, a resource on each line. */
export const writeKept = (name: string, all: readonly Kept[]): void =>
  writeFileSync(fileOf(name), `[\n${all.map((it) => `  ${JSON.stringify(it)}`).join(",\n")}\n]\n`);
