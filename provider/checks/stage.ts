import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, sep } from "node:path";

import type { FileSetInputs } from "../file-set-inputs";
import type { RunChecker } from "./run-checker";

const PREFIX = "aura-files-check-";
/** A check takes seconds; a stage this old was left by a process that was killed. */
const STALE_MS = 10 * 60_000;

/** A copy of the set as it will stand on disk, for checkers to read. */
export interface Stage {
  /** Stands for the user's directory. */
  readonly root: string;
  /** Stands for the set inside it. */
  readonly set: string;
  /** Turns the stage's paths in a checker's words into the user's. */
  readonly translate: (words: string) => string;
  /** Runs promtool or amtool. */
  readonly run: RunChecker;
}

/**
 * Gives a staged copy of the set, private to this user, to `work`, and removes it afterwards. Absolute references into the user's
 * directory are redirected into the stage; sibling sets are empty files, so no secret is ever staged. Stages that killed processes
 * left are removed too.
 */
export async function withStage<T>(inputs: FileSetInputs, run: RunChecker, work: (stage: Stage) => Promise<T>): Promise<T> {
  await removeStaleStages();
  const root = await mkdtemp(join(tmpdir(), PREFIX));
  try {
    const set = join(root, inputs.set);
    await mkdir(set);
    for (const [path, content] of Object.entries(inputs.files))
      await put(join(set, path), content.replaceAll(inputs.directory + sep, root + sep));
    for (const [name, paths] of Object.entries(inputs.siblings)) {
      for (const path of paths) await put(join(root, name, path), "");
    }
    const translate = (words: string) => words.replaceAll(set + sep, "").replaceAll(root, inputs.directory);
    return await work({ root, set, translate, run });
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

async function put(path: string, content: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
}

async function removeStaleStages(): Promise<void> {
  const entries = (await readdir(tmpdir())).filter((it) => it.startsWith(PREFIX)).map((it) => join(tmpdir(), it));
  for (const entry of entries) {
    const age = await stat(entry).then(
      (it) => Date.now() - it.mtimeMs,
      () => 0,
    );
    // Another user's stage cannot be removed, and is none of our business.
    if (age > STALE_MS) await rm(entry, { recursive: true, force: true }).catch(() => undefined);
  }
}
