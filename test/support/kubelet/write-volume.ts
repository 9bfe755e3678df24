import { randomUUID } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readlinkSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** A file as it is written. */
export interface WrittenFile {
  readonly content: Buffer | string;
  readonly mode: number;
}

/**
 * Brings a folder to these files as a kubelet does: they are written beside the old ones, and a link is swapped, so that nobody ever reads
 * half of them; who watches the folder sees the swap.
 */
export function writeVolume(folder: string, files: ReadonlyMap<string, WrittenFile>): void {
  const generation = `..${randomUUID()}`;
  mkdirSync(join(folder, generation), { recursive: true });
  for (const [path, { content, mode }] of files) {
    const file = join(folder, generation, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
    chmodSync(file, mode);
  }
  const data = join(folder, "..data");
  const old = existsSync(data) ? readlinkSync(data) : undefined;
  symlinkSync(generation, `${data}_tmp`);
  renameSync(`${data}_tmp`, data);
  for (const [name] of [...files.keys()].map((it) => it.split("/")))
    if (!existsSync(join(folder, name!))) symlinkSync(join("..data", name!), join(folder, name!));
  if (old !== undefined) rmSync(join(folder, old), { recursive: true });
}
