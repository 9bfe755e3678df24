import { readFile, readdir } from "node:fs/promises";
import { join, relative } from "node:path";

import { describeFileChange } from "../describe-changes";
import { currentGeneration } from "./generations";
import { modesOf, renderMode } from "./modes";
import type { Place } from "./place";
import { statOf } from "./stat-of";

/** What somebody changed by hand: a sentence by path inside the set, `.` for the set itself. Holds no content of a secret set. */
export type Drift = Readonly<Record<string, string>>;

/** What a set should be. */
export interface Expected {
  readonly files: Readonly<Record<string, string>>;
  readonly secret: boolean;
}

/** Compares a set on disk with what was written. `"gone"` when neither its symlink nor its generations are there. */
export async function findDrift(place: Place, expected: Expected): Promise<Drift | "gone"> {
  const [link, store] = [await statOf(place.link), await statOf(place.store)];
  if (link === undefined && store === undefined) return "gone";
  if (link === undefined) return { ".": `the symlink ${place.link} was removed` };
  if (!link.isSymbolicLink()) return { ".": `${place.link} was replaced: it is no symlink any more` };
  const generation = await currentGeneration(place);
  if (generation === undefined) return { ".": `${place.link} points elsewhere` };
  const root = join(place.store, generation);
  if ((await statOf(root)) === undefined) return { ".": `the folder behind ${place.link} was removed` };
  return { ...(await folderDrift(place.store, root, expected.secret)), ...(await fileDrift(root, expected)) };
}

async function fileDrift(root: string, expected: Expected): Promise<Drift> {
  const found = await walk(root);
  const drift: Record<string, string> = {};
  for (const path of found.files.filter((it) => !(it in expected.files))) drift[path] = "was added by hand";
  for (const [path, content] of Object.entries(expected.files)) {
    const sentence = await oneFileDrift(join(root, path), path, content, expected.secret);
    if (sentence !== undefined) drift[path] = sentence;
  }
  return drift;
}

async function oneFileDrift(absolute: string, path: string, content: string, secret: boolean): Promise<string | undefined> {
  const found = await statOf(absolute);
  if (found === undefined) return "was removed by hand";
  if (!found.isFile()) return `was replaced by hand: it is no plain file any more`;
  const actual = await readFile(absolute, "utf8");
  if (actual !== content) return secret ? "was changed by hand" : `was changed by hand:\n${describeFileChange(path, content, actual)}`;
  return modeDrift(found.mode, modesOf(secret).file);
}

async function folderDrift(store: string, root: string, secret: boolean): Promise<Drift> {
  const drift: Record<string, string> = {};
  for (const folder of [store, root, ...(await walk(root)).folders.map((it) => join(root, it))]) {
    const sentence = modeDrift((await statOf(folder))?.mode ?? 0, modesOf(secret).folder);
    if (sentence !== undefined) drift[folder === store ? "." : relative(root, folder) || "./"] = sentence;
  }
  return drift;
}

const modeDrift = (mode: number, wanted: number): string | undefined =>
  (mode & 0o777) === wanted ? undefined : `has mode ${renderMode(mode)} instead of ${renderMode(wanted)}`;

async function walk(root: string): Promise<{ readonly files: readonly string[]; readonly folders: readonly string[] }> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const paths = (some: typeof entries) => some.map((it) => relative(root, join(it.parentPath, it.name))).sort();
  return { files: paths(entries.filter((it) => !it.isDirectory())), folders: paths(entries.filter((it) => it.isDirectory())) };
}
