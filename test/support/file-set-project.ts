import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import type { FileSetSpec } from "../../provider/file-set-inputs";
import { checkout, projectYaml, startEngine, type Engine, type Ran } from "./engine";

/** The sets of a test's program, by resource name. */
export type Sets = Readonly<Record<string, Omit<FileSetSpec, "directory">>>;

const PROGRAM = `import * as pulumi from "@pulumi/pulumi";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { FileSet } from ${JSON.stringify(join(checkout, "components/file-set"))};

const { directory, sets } = JSON.parse(readFileSync(join(__dirname, "sets.json"), "utf8"));
for (const [name, set] of Object.entries<any>(sets)) {
  const content = (text: string) => (set.secret ? pulumi.secret(text) : text);
  const files = Object.fromEntries(Object.entries<string>(set.files).map(([path, text]) => [path, content(text)]));
  new FileSet(name, { ...set, files, directory });
}
`;

/** A Pulumi project that makes sets of files in a directory of its own, through the real engine and the provider of this checkout. */
export interface FileSetProject {
  readonly engine: Engine;
  /** The user's directory. */
  readonly directory: string;
  /** Everything that `pulumi` has printed so far. */
  readonly printed: string[];
  /** Says what the program makes from now on. */
  declare(sets: Sets): Promise<void>;
  /** Runs `pulumi <args>`. */
  pulumi(...args: readonly string[]): Promise<Ran>;
  stop(): Promise<void>;
}

/** Starts a project with the given sets; nothing is created yet. */
export async function startFileSetProject(sets: Sets): Promise<FileSetProject> {
  const directory = await mkdtemp(join(tmpdir(), "aura-directory-"));
  const text = (all: Sets) => JSON.stringify({ directory, sets: all });
  const printed: string[] = [];
  const clear = () => rm(directory, { recursive: true, force: true });
  const files = { "index.ts": PROGRAM, "sets.json": text(sets) };
  const engine = await startEngine(projectYaml("file-sets"), files).catch(async (error: unknown) => {
    await clear();
    throw error;
  });
  return {
    engine,
    directory,
    printed,
    declare: (all) => engine.write("sets.json", text(all)),
    pulumi: async (...args) => {
      const ran = await engine.pulumi(...args);
      printed.push(ran.output);
      return ran;
    },
    stop: async () => {
      await engine.stop();
      await clear();
    },
  };
}
