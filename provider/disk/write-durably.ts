import { open, rename } from "node:fs/promises";
import { dirname } from "node:path";

/**
 * Writes a file so that after a crash or power cut it is there whole or not at all: a temporary neighbour, fsync, rename,
 * fsync of the folder.
 */
export async function writeDurably(path: string, content: string, mode: number): Promise<void> {
  const partial = `${path}.partial`;
  await writeSynced(partial, content, mode);
  await rename(partial, path);
  await syncFolder(dirname(path));
}

/** Writes a file and waits until it is on disk. The mode is set exactly, whatever the umask says, and never wider for a moment. */
export async function writeSynced(path: string, content: string, mode: number): Promise<void> {
  const file = await open(path, "w", 0o600);
  try {
    await file.writeFile(content, "utf8");
    await file.chmod(mode);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Makes the entries of a folder survive a power cut. */
export async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
