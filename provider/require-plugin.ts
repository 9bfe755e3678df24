import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";

import { RunError } from "@pulumi/pulumi/errors";
import { parse } from "yaml";
import { z } from "zod";

const PLUGIN = "aura-files";
const LINES = `plugins:
  providers:
    - { name: ${PLUGIN}, path: node_modules/pulumi-aura-monitoring/provider }`;

const provider = z.object({ name: z.string(), path: z.string().default("") });
const project = z.object({ plugins: z.object({ providers: z.array(provider).default([]) }).prefault({}) });

/**
 * Makes sure, before any resource is registered, that the project names the plugin that writes files. Without this the engine would
 * look for a plugin of that name on the internet and fail in words that help nobody.
 * @param root the folder of the project. Nothing is checked when it is "" or holds no Pulumi.yaml: the program runs under test
 * @throws RunError with the lines to add
 */
export function requirePlugin(root: string): void {
  if (root === "") return;
  const file = [join(root, "Pulumi.yaml"), join(root, "Pulumi.yml")].find((it) => existsSync(it));
  if (file === undefined) return;
  const parsed = project.safeParse(parse(readFileSync(file, "utf8")));
  const named = parsed.data?.plugins.providers.find((it) => it.name === PLUGIN);
  if (named === undefined) {
    throw new RunError(`${file} does not name the plugin that writes the files of this stack.\n→ add to it:\n\n${LINES}\n`);
  }
  const program = resolve(root, named.path, `pulumi-resource-${PLUGIN}`);
  if (!existsSync(program)) {
    const advice = `→ install the package, or correct the path:\n\n${LINES}\n`;
    throw new RunError(`${file} looks for the plugin ${PLUGIN} in ${named.path}, but ${program} does not exist.\n${advice}`);
  }
}
