import { readdir, readFile } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";
import { parse } from "yaml";
import { catalog } from "../catalog";
import type { Plan } from "../catalog/model";
import { readLock } from "../inventory/read-lock";
import { withInventory } from "../inventory/with-inventory";
import { type CompiledStack, compileStack } from "../stacks/compile";
import type { StackConfig } from "../stacks/config";
import { type Merged, mergeConfig } from "../stacks/input/merge";
import { sectionsOfStackFile } from "../stacks/input/sections";
import { straysOfStackFile } from "../stacks/input/strays";
import type { Mistake } from "../stacks/mistakes/mistake";
import { planStack } from "../stacks/plan";

const DEFAULTS = "stacks/defaults.yaml";

/** A stack as its files say it is, without asking the Pulumi engine. */
export interface LoadedStack {
  readonly plan: Plan;
  readonly config: StackConfig;
  readonly compiled: CompiledStack;
}

/** Where a stack is read from. */
export interface StackPlace {
  /** The folder of `Pulumi.yaml`. */
  readonly root: string;
  /** Pulumi's name of the stack. */
  readonly stack: string;
  /** The stack file. @default `stacks/Pulumi.<stack>.yaml` */
  readonly file?: string;
}

/** There is no such stack file, or it cannot be read. */
export class StackFileUnreadable extends Error {
  constructor(file: string, why: string, fix: string) {
    super(`${file} ${why}\n  → ${fix}`);
    this.name = "StackFileUnreadable";
  }
}

/** A stack's config as it is written, with the shared defaults underneath. */
export interface WrittenStack extends Merged {
  /** The stack file as people call it. */
  readonly file: string;
  /** What is wrong in the stack file beside its sections. */
  readonly strays: readonly Mistake[];
  /** Where the stack file is: its lock file stands next to it. */
  readonly folder: string;
}

/** Reads a stack file over the shared defaults, and judges nothing. @throws StackFileUnreadable */
export async function readStack({ root, stack, file = join(root, "stacks", `Pulumi.${stack}.yaml`) }: StackPlace): Promise<WrittenStack> {
  const shown = relative(process.cwd(), file);
  const own = await readDocument(file, shown, false);
  const shared = sectionsOfStackFile(await readDocument(join(root, "stacks", "defaults.yaml"), DEFAULTS, true));
  const merged = mergeConfig({ file: DEFAULTS, value: shared }, { file: shown, value: sectionsOfStackFile(own) });
  return { ...merged, file: shown, strays: straysOfStackFile(own), folder: dirname(file) };
}

/**
 * Reads a stack with its lock file, plans and compiles it: the same fleet that `pulumi up` sees.
 * @throws StackFileUnreadable, LockFileUnusable, or ConfigError with every mistake
 */
export async function loadStack(place: StackPlace): Promise<LoadedStack> {
  const { value, folder, ...source } = await readStack(place);
  const { plan, config } = planStack(withInventory(value, readLock(folder, place.stack)), catalog, { ...source, stack: place.stack });
  return { plan, config, compiled: compileStack(plan, config, (directory) => resolve(place.root, directory)) };
}

async function readDocument(file: string, shown: string, optional: boolean): Promise<unknown> {
  const text = await readFile(file, "utf8").catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOENT")
      throw new StackFileUnreadable(shown, `cannot be read (${error.code ?? error.message})`, "name a file that you may read");
    if (optional) return "";
    throw new StackFileUnreadable(shown, "does not exist", await whatThereIs(dirname(file)));
  });
  return yamlOf(text, shown);
}

/** Names of the stacks whose files are in a folder; none where there is no such folder. */
export async function stackNamesIn(folder: string): Promise<readonly string[]> {
  const files = await readdir(folder).catch(() => []);
  return files.flatMap((it) => /^Pulumi\.(.+)\.yaml$/.exec(it)?.[1] ?? []).sort();
}

/** What to do about a stack that is not there. */
async function whatThereIs(folder: string): Promise<string> {
  const names = await stackNamesIn(folder);
  return names.length === 0
    ? `there is no stack file in ${folder}: go to the folder of Pulumi.yaml, or name it with --cwd`
    : `stacks are: ${names.join(", ")}; name one of them with --stack, or another file with --config-file`;
}

function yamlOf(text: string, shown: string): unknown {
  try {
    return parse(text) as unknown;
  } catch (error) {
    throw new StackFileUnreadable(shown, `is not YAML: ${(error as Error).message}`, "correct it; `pulumi config` shows the same mistake");
  }
}
