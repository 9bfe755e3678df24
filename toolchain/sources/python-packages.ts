import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { install } from "../install";
import type { Machine } from "../machine";
import type { Distribution, PythonPackages } from "../program";
import type { Source } from "../source";

/**
 * Installs the pinned Python packages into an environment of their own. Every package is pinned, those that others need too, so nothing is
 * resolved and the same versions come out everywhere.
 */
export const pythonPackages: Source = {
  origin: "Python packages",
  find: async ({ program, distribution }, machine) => {
    const { python: packages } = distribution;
    if (!packages) return { reason: "it isn't made of them" };
    const { ok } = await machine.run("python3", ["--version"], { env: machine.env, timeout: 10_000 });
    if (!ok) return { reason: "python3 is not on PATH (https://www.python.org/downloads/)" };
    const folder = await install(distribution, distribution.version, machine, (staging) => fill(packages, staging, distribution, machine));
    return { path: join(folder, program.name), version: distribution.version, origin: "Python packages" };
  },
};

async function fill(packages: PythonPackages, staging: string, { name }: Distribution, machine: Machine): Promise<string[]> {
  const requirements = join(machine.pythonRequirements, packages.wrapper, "requirements.txt");
  machine.onProgress({ distribution: name, text: `installing its Python packages (${packages.from}), about a minute the first time` });
  await must("python3 -m venv", "python3", ["-m", "venv", join(staging, "environment")], machine);
  const pip = ["-m", "pip", "install", "--quiet", "--no-input", "--no-deps", "--disable-pip-version-check", "--requirement", requirements];
  await must("pip install", join(staging, "environment", "bin", "python"), pip, machine);
  for (const [program, args] of Object.entries(packages.programs)) await writeFile(join(staging, program), launcher(args));
  return Object.keys(packages.programs);
}

async function must(what: string, file: string, args: readonly string[], machine: Machine): Promise<void> {
  const { ok, output } = await machine.run(file, args, { env: machine.env });
  if (!ok) throw new Error(`${what} failed: ${lastWords(output)}`);
}

// pip lists every version that there ever was of a package.
const lastWords = (output: string): string =>
  output
    .replaceAll(/ \(from versions: [^)]*\)/g, "")
    .trim()
    .split("\n")
    .slice(-4)
    .join(" / ");

// Scripts that pip writes hold the path of the folder that they were installed in; this finds its environment wherever it was moved to.
const launcher = (args: readonly string[]): string =>
  ["#!/bin/sh", `exec "$(dirname "$(readlink -f "$0")")/environment/bin/python" ${[...args, '"$@"'].join(" ")}`, ""].join("\n");
