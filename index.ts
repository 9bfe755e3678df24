import { readFileSync } from "node:fs";
import { join } from "node:path";

import * as pulumi from "@pulumi/pulumi";
import { parse } from "yaml";

import { readLock } from "./inventory/read-lock";
import { mergeConfig } from "./stacks/input/merge";
import { secretsIn, sectionsOfEngine, sectionsOfStackFile } from "./stacks/input/sections";
import { AuraMonitoring, type AuraMonitoringArgs } from "./stacks/monitoring";

/** The Pulumi program: one stack config in, one fleet watched. */
export = (): Record<string, unknown> => {
  const given = pulumi.runtime.allConfig();
  const file = `stacks/Pulumi.${pulumi.getStack()}.yaml`;
  const defaults = {
    file: "stacks/defaults.yaml",
    value: sectionsOfStackFile(parse(readFileSync(join(__dirname, "stacks/defaults.yaml"), "utf8"))),
  };
  const { value, origins } = mergeConfig(defaults, { file, value: sectionsOfEngine(given) });
  const vault = new pulumi.Config("secrets");
  const secrets = Object.fromEntries(secretsIn(given).map((name) => [name, vault.requireSecret(name)]));
  const inventory = readLock(join(__dirname, "stacks"), pulumi.getStack());
  const { gaps, paths } = new AuraMonitoring("aura", {
    config: value as AuraMonitoringArgs["config"],
    inventory,
    secrets,
    source: { file, origins },
  });
  return { gaps, paths };
};
