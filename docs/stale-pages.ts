import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "./page";

/** A generated page that is not as its sources say. */
export interface StalePage {
  readonly path: string;
  readonly why: "missing" | "differs" | "nothing generates it";
}

/** Compares a folder of docs with what its sources make now. */
export async function stalePages(
  folder: string,
  pages: readonly Page[],
  generatedFolders: readonly string[],
): Promise<readonly StalePage[]> {
  const compared = await Promise.all(
    pages.map(async ({ path, text }): Promise<readonly StalePage[]> => {
      const found = await readIfThere(join(folder, path));
      return found === text ? [] : [{ path, why: found === undefined ? "missing" : "differs" }];
    }),
  );
  const known = new Set(pages.map(({ path }) => path));
  const there = await Promise.all(
    generatedFolders.map(async (it) => (await readdirIfThere(join(folder, it))).map((name) => `${it}/${name}`)),
  );
  const left = there
    .flat()
    .filter((path) => !known.has(path))
    .map((path): StalePage => ({ path, why: "nothing generates it" }));
  return [...compared.flat(), ...left];
}

const missing = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === "ENOENT";

const readIfThere = (file: string): Promise<string | undefined> =>
  readFile(file, "utf8").catch((error: unknown) => {
    if (missing(error)) return undefined;
    throw error;
  });

const readdirIfThere = (folder: string): Promise<readonly string[]> =>
  readdir(folder).catch((error: unknown) => {
    if (missing(error)) return [];
    throw error;
  });
