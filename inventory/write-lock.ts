import { rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Lock, lockFileName, renderLock } from "./lock";

/** Writes the lock next to a stack's file, whole or not at all. @param folder where the stack file is */
export async function writeLock(folder: string, stack: string, lock: Lock): Promise<void> {
  const path = join(folder, lockFileName(stack));
  const unfinished = `${path}.${process.pid}`;
  try {
    await writeFile(unfinished, renderLock(lock));
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}
