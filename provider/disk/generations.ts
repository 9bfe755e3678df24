import { chmod, mkdir, readdir, readlink, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

import { isMissing } from "./stat-of";
import { modesOf } from "./modes";
import type { Place } from "./place";
import { syncFolder, writeSynced } from "./write-durably";

const GENERATION = /^\d{6,}$/;

/** The whole generations on disk, oldest first. A generation that was killed while being written is not one. */
export async function listGenerations(place: Place): Promise<readonly string[]> {
  const entries = await readdir(place.store);
  return entries.filter((entry) => GENERATION.test(entry)).sort((a, b) => Number(a) - Number(b));
}

/** The generation the symlink points to; `undefined` when there is no symlink or it points out of the set. */
export async function currentGeneration(place: Place): Promise<string | undefined> {
  try {
    const target = await readlink(place.link);
    const name = basename(target);
    return GENERATION.test(name) && target === linkTarget(place, name) ? name : undefined;
  } catch (error) {
    if (isMissing(error) || (error as NodeJS.ErrnoException).code === "EINVAL") return undefined;
    throw error;
  }
}

/** What the symlink of a place says for a generation. */
export const linkTarget = (place: Place, generation: string): string => join(basename(place.store), generation);

/**
 * Writes all files as a new generation, which nothing reads yet, and returns its name. Generations are numbered rather than
 * named by a hash of their content: a hash of a short secret could be guessed back from the folder's name.
 */
export async function writeGeneration(place: Place, files: Readonly<Record<string, string>>, secret: boolean): Promise<string> {
  await sweepPartials(place);
  const name = String(Number((await listGenerations(place)).at(-1) ?? 0) + 1).padStart(6, "0");
  const partial = join(place.store, `${name}.partial`);
  const modes = modesOf(secret);
  const folders = [...new Set(Object.keys(files).flatMap(parents))].sort();
  await mkdir(partial, { mode: modes.folder });
  for (const folder of folders) await mkdir(join(partial, folder), { mode: modes.folder });
  for (const [path, content] of Object.entries(files)) await writeSynced(join(partial, path), content, modes.file);
  await setFolderModes([partial, ...folders.map((folder) => join(partial, folder))], modes.folder);
  await rename(partial, join(place.store, name));
  await syncFolder(place.store);
  return name;
}

/** Removes all generations but the ones named. */
export async function prune(place: Place, keep: readonly (string | undefined)[]): Promise<void> {
  for (const name of await listGenerations(place)) {
    if (!keep.includes(name)) await rm(join(place.store, name), { recursive: true, force: true });
  }
}

async function sweepPartials(place: Place): Promise<void> {
  for (const entry of await readdir(place.store)) {
    if (entry.endsWith(".partial")) await rm(join(place.store, entry), { recursive: true, force: true });
  }
}

/** `a/b/c.yml` → `a`, `a/b`. */
function parents(path: string): string[] {
  const folder = dirname(path);
  return folder === "." ? [] : [...parents(folder), folder];
}

/** Sets the modes after the fact: `mkdir` lets the umask take bits away. */
async function setFolderModes(folders: readonly string[], mode: number): Promise<void> {
  for (const folder of folders) {
    await chmod(folder, mode);
    await syncFolder(folder);
  }
}
