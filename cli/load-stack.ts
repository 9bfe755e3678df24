import { readFile } from "node:fs/promises";
import { join, relative, resolve } from "node:path";
import { parse } from "yaml";
import { catalog } from "../catalog";
import type { Plan } from "../catalog/model";
import { type CompiledStack, compileStack } from "../stacks/compile";
import type { StackConfig } from "../stacks/config";
import { mergeConfig } from "../stacks/input/merge";
import { planStack } from "../stacks/plan";

const NAMESPACE = "aura-monitoring";

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

/**
 * Reads a stack file over the shared defaults, plans and compiles it.
 * @throws StackFileUnreadable, or ConfigError with every mistake
 */
export async function loadStack({ root, stack, file = join(root, "stacks", `Pulumi.${stack}.yaml`) }: StackPlace): Promise<LoadedStack> {
  const shown = relative(process.cwd(), file);
  const own = await readSections(file, shown, false);
  const shared = await readSections(join(root, "stacks", "defaults.yaml"), "stacks/defaults.yaml", true);
  const merged = mergeConfig({ file: "stacks/defaults.yaml", value: shared }, { file: shown, value: own });
  const { plan, config } = planStack(merged.value, catalog, { stack, file: shown, origins: merged.origins });
  return { plan, config, compiled: compileStack(plan, config, resolve(root, config.prometheus.directory)) };
}

type Sections = Readonly<Record<string, unknown>>;

async function readSections(file: string, shown: string, optional: boolean): Promise<Sections> {
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOENT") throw error;
    if (optional) return "";
    throw new StackFileUnreadable(shown, "does not exist", "name an existing stack with --stack, or its file with --config-file");
  });
  const { config = {} } = (yamlOf(text, shown) ?? {}) as { readonly config?: Sections };
  const own = Object.entries(config).filter(([key]) => key.startsWith(`${NAMESPACE}:`));
  return Object.fromEntries(own.map(([key, value]) => [key.slice(NAMESPACE.length + 1), value]));
}

function yamlOf(text: string, shown: string): unknown {
  try {
    return parse(text) as unknown;
  } catch (error) {
    throw new StackFileUnreadable(shown, `is not YAML: ${(error as Error).message}`, "correct it; `pulumi config` shows the same mistake");
  }
}
