import { readFileSync } from "node:fs";

import * as pulumi from "@pulumi/pulumi";
import { parse } from "yaml";

import { readLock } from "./inventory/read-lock";
import { mergeConfig } from "./stacks/input/merge";
import { secretsIn, sectionsOfEngine, sectionsOfStackFile } from "./stacks/input/sections";
import { AuraMonitoring, type AuraMonitoringArgs } from "./stacks/monitoring";
import { packageRoot } from "./toolchain/package-root";

/** The Pulumi program: one stack config in, one fleet watched. */
export = (): Record<string, unknown> => {
  const [given, stack, folder] = [pulumi.runtime.allConfig(), pulumi.getStack(), `${packageRoot()}/stacks`];
  const shared = sectionsOfStackFile(parse(readFileSync(`${folder}/defaults.yaml`, "utf8")));
  const file = `stacks/Pulumi.${stack}.yaml`;
  const { value, origins } = mergeConfig({ file: "stacks/defaults.yaml", value: shared }, { file, value: sectionsOfEngine(given) });
  const secrets = Object.fromEntries(secretsIn(given).map((name) => [name, new pulumi.Config("secrets").requireSecret(name)]));
  const config = value as AuraMonitoringArgs["config"];
  const args = { config, inventory: readLock(folder, stack), secrets, source: { file, origins } };
  const { gaps, paths, objects, dashboards, documents } = new AuraMonitoring("aura", args);
  const where = config.prometheus?.kind === "files" ? { paths } : { objects };
  const more = { ...(config.grafana?.kind === "provider" && { dashboards }), ...((config.datadog ?? config.newRelic) && { documents }) };
  return { gaps, ...where, ...more };
};
