import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { MARK } from "../../compilers/kubernetes/render-manifests";
import { makeFolder } from "../make-folder";
import { WrongUsage } from "../inventory/wrong-usage";

/** What happened to the files of a folder. */
export interface Written {
  readonly changed: readonly string[];
  readonly removed: readonly string[];
  readonly unchanged: readonly string[];
}

/**
 * Brings a folder to exactly these files, among others that are not ours.
 * @throws WrongUsage when a file that is not ours has one of the names; nothing is written then
 */
export async function writeManifests(folder: string, files: Readonly<Record<string, string>>): Promise<Written> {
  await makeFolder(folder);
  const there = await textsIn(folder);
  const foreign = Object.keys(files).filter((path) => there.get(path)?.startsWith(MARK) === false);
  if (foreign.length > 0)
    throw new WrongUsage(foreign.map((path) => `${join(folder, path)} is not a file of ours → move it away, or name another folder`));
  const removed = [...there].filter(([path, text]) => text.startsWith(MARK) && !(path in files)).map(([path]) => path);
  const changed = Object.keys(files).filter((path) => there.get(path) !== files[path]);
  for (const path of removed) await rm(join(folder, path));
  for (const path of changed) await writeFile(join(folder, path), files[path]!);
  return { changed, removed, unchanged: Object.keys(files).filter((path) => !changed.includes(path)) };
}

async function textsIn(folder: string): Promise<ReadonlyMap<string, string>> {
  const names = (await readdir(folder)).filter((it) => it.endsWith(".yaml")).sort();
  return new Map(await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name), "utf8")] as const)));
}
