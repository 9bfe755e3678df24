import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/** Everything that a file backend holds, as one text. */
export async function stateText(folder: string): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((it) => it.isFile()).map((it) => join(it.parentPath, it.name));
  return (await Promise.all(files.map((it) => readFile(it, "utf8")))).join("\n");
}
