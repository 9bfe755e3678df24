import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { EMPTY_LOCK, type Lock, lockFileName, parseLock } from "./lock";

/**
 * The lock that stands next to a stack's file; an empty one when there is none: the inventory is optional.
 * @param folder where the stack file is @throws LockFileUnusable
 */
export function readLock(folder: string, stack: string): Lock {
  const path = join(folder, lockFileName(stack));
  return existsSync(path) ? parseLock(readFileSync(path, "utf8"), lockFileName(stack)) : EMPTY_LOCK;
}
