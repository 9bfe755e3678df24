import type { Stats } from "node:fs";
import { lstat } from "node:fs/promises";

/** What stands at a path, symlinks not followed; `undefined` when nothing does. Other errors (no permission …) pass through. */
export async function statOf(path: string): Promise<Stats | undefined> {
  try {
    return await lstat(path);
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/** True for the errors that mean "there is no such path". */
export function isMissing(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException | undefined)?.code;
  return code === "ENOENT" || code === "ENOTDIR";
}
