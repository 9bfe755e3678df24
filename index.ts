import { readFileSync } from "node:fs";

import * as pulumi from "@pulumi/pulumi";
import { parse } from "yaml";

import { readLock } from "./inventory/read-lock";
import { readEngine } from "./stacks/input/read-engine";
import { secretsIn } from "./stacks/input/sections";
import { AuraMonitoring, type AuraMonitoringArgs } from "./stacks/monitoring";
import { packageRoot } from "./toolchain/package-root";

/** The Pulumi program: one stack config in, one fleet watched. */
export = (): Record<string, unknown> => {
  const [given, stack, folder] = [pulumi.runtime.allConfig(), pulumi.getStack(), `${packageRoot()}/stacks`];
  const shared = parse(readFileSync(`${folder}/defaults.yaml`, "utf8")) as unknown;
  const from = { file: `stacks/Pulumi.${stack}.yaml`, shared, secretKeys: process.env["PULUMI_CONFIG_SECRET_KEYS"] };
  const { value, ...source } = readEngine(given, from);
  const secrets = Object.fromEntries(secretsIn(given).map((name) => [name, new pulumi.Config("secrets").requireSecret(name)]));
  const config = value as AuraMonitoringArgs["config"];
  const args = { config, inventory: readLock(folder, stack), secrets, source };
  const { gaps, paths, objects, dashboards, documents } = new AuraMonitoring("aura", args);
  const where = config.prometheus?.kind === "files" ? { paths } : { objects };
  const more = { ...(config.grafana?.kind === "provider" && { dashboards }), ...((config.datadog ?? config.newRelic) && { documents }) };
  return { gaps, ...where, ...more };
};
