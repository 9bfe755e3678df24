import { mkdir, mkdtemp, readFile, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

import * as tar from "tar";

import { checkout, type Engine, type Ran, startEngine } from "./engine";

/** The part of package.json that says what an installed package may load. */
export interface Manifest {
  readonly name: string;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly peerDependencies: Readonly<Record<string, string>>;
}

/** A foreign Pulumi project in which the packed tarball is installed, and nothing of this checkout but what the package declares. */
export interface PackedProject {
  readonly engine: Engine;
  /** The installed package. */
  readonly installed: string;
  readonly manifest: Manifest;
  /** Runs Node or another program in the project, without the engine. */
  run(file: string, args: readonly string[], env?: NodeJS.ProcessEnv): Promise<Ran>;
  stop(): Promise<void>;
}

/** Packs this checkout as `npm publish` would, and installs the tarball. Declared dependencies are linked, so no registry is asked. */
export async function startPackedProject(projectFile: string, files: Readonly<Record<string, string>>): Promise<PackedProject> {
  const folder = await mkdtemp(join(tmpdir(), "aura-packed-"));
  try {
    const tarball = await pack(folder);
    const engine = await startEngine(projectFile, files);
    const modules = join(engine.folder, "node_modules");
    const installed = join(modules, "pulumi-aura-monitoring");
    await rm(modules);
    await mkdir(installed, { recursive: true });
    await tar.x({ file: tarball, cwd: installed, strip: 1 });
    const manifest = JSON.parse(await readFile(join(installed, "package.json"), "utf8")) as Manifest;
    for (const name of Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies })) await link(name, modules);
    const run: PackedProject["run"] = (file, args, env = process.env) => runIn(engine.folder, file, args, env);
    return {
      engine,
      installed,
      manifest,
      run,
      stop: () => Promise.all([engine.stop(), rm(folder, { recursive: true })]).then(() => undefined),
    };
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

async function pack(folder: string): Promise<string> {
  const { code, output } = await runIn(checkout, "npm", ["pack", "--silent", "--pack-destination", folder], process.env);
  if (code !== 0) throw new Error(`npm pack ended with ${code}:\n${output}`);
  return join(folder, output.trim().split("\n").at(-1)!);
}

async function link(name: string, modules: string): Promise<void> {
  await mkdir(dirname(join(modules, name)), { recursive: true });
  await symlink(join(checkout, "node_modules", name), join(modules, name));
}

async function runIn(cwd: string, file: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<Ran> {
  const { execa } = await import("execa");
  const {
    exitCode = null,
    all,
    shortMessage,
  } = await execa(file, args, { cwd, env, extendEnv: false, stdin: "ignore", all: true, reject: false });
  return { code: exitCode, output: all || shortMessage || "" };
}
