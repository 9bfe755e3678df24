import { rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Lock, LockFileUnusable, lockFileName, renderLock } from "./lock";

/** Writes the lock next to a stack's file, whole or not at all. @param folder where the stack file is @throws LockFileUnusable */
export async function writeLock(folder: string, stack: string, lock: Lock): Promise<void> {
  const path = join(folder, lockFileName(stack));
  const unfinished = `${path}.${process.pid}`;
  try {
    await writeFile(unfinished, renderLock(lock));
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw new LockFileUnusable(
      path,
      `cannot be written: ${(error as NodeJS.ErrnoException).code ?? String(error)}`,
      "check the folder and its rights",
    );
  }
}
