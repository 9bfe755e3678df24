import { chmod, mkdir, mkdtemp, readdir, rename, rm } from "node:fs/promises";
import { basename, join } from "node:path";
import { setTimeout } from "node:timers/promises";
import * as lockfile from "proper-lockfile";
import { isExecutable } from "./executable";
import type { Machine } from "./machine";
import type { Distribution } from "./program";
import { askVersion } from "./version";

/** The cache folder of one version of a distribution. */
export const cacheFolderOf = (distribution: Distribution, version: string, { cache, platform, arch }: Machine): string =>
  join(cache, `${distribution.name}-${version}-${platform}-${arch}`);

/**
 * Puts a distribution into the cache: `fill` writes its programs into an empty folder, each is asked for its version, and the folder
 * appears in the cache at once and whole. When another process installs the same one meanwhile, its work is used.
 * @returns the folder
 * @throws what `fill` throws, and when a program is missing or tells another version
 */
export async function install(
  distribution: Distribution,
  version: string,
  machine: Machine,
  fill: (staging: string) => Promise<readonly string[]>,
): Promise<string> {
  const folder = cacheFolderOf(distribution, version, machine);
  await mkdir(machine.cache, { recursive: true });
  const unlock = await lock(folder, distribution, machine);
  try {
    if (distribution.programs.every(({ name }) => isExecutable(join(folder, name)))) return folder;
    await rm(folder, { recursive: true, force: true });
    await removeLeftovers(folder, machine);
    const staging = await mkdtemp(`${folder}.partial-`);
    try {
      await check(distribution, version, staging, await fill(staging), machine);
      await chmod(staging, 0o755);
      await rename(staging, folder);
    } finally {
      await rm(staging, { recursive: true, force: true });
    }
    return folder;
  } finally {
    await unlock();
  }
}

async function lock(folder: string, { name }: Distribution, { signal, onProgress }: Machine): Promise<() => Promise<void>> {
  // A lock that was lost to a sleeping computer only means that two processes install the same; the later rename finds the folder taken.
  const onCompromised = () => onProgress({ distribution: name, text: "another process may be installing it too" });
  const options = { realpath: false, lockfilePath: `${folder}.lock`, stale: 30_000, update: 5_000, onCompromised };
  for (let told = false; ; told = true) {
    try {
      return await lockfile.lock(folder, options);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ELOCKED") throw error;
    }
    if (!told) onProgress({ distribution: name, text: "another process is installing it; waiting for that" });
    await setTimeout(1_000, undefined, { signal });
  }
}

async function check(distribution: Distribution, version: string, staging: string, names: readonly string[], machine: Machine) {
  for (const name of names) {
    const file = join(staging, name);
    await chmod(file, 0o755);
    const program = distribution.programs.find((candidate) => candidate.name === name);
    if (!program?.versionArgs) continue;
    const told = await askVersion(file, program, machine);
    if (told !== version) throw new Error(`${name} was to be ${version} but ${told ? `says it is ${told}` : "does not tell its version"}`);
  }
}

async function removeLeftovers(folder: string, { cache }: Machine) {
  const leftovers = (await readdir(cache)).filter((entry) => entry.startsWith(`${basename(folder)}.partial-`));
  await Promise.all(leftovers.map((entry) => rm(join(cache, entry), { recursive: true, force: true })));
}
