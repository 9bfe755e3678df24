import { randomBytes } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parse, stringify } from "yaml";

import { startProcess } from "../../../demo/processes/start-process";
import type { StackConfigInput } from "../../../stacks/config";
import { corePrograms, programEnvironment, type ProgramName, resolvePrograms } from "../../../toolchain";
import { fleetConfig } from "../fleet-config";
import { type Peaks, watchMemory } from "./memory-watch";

/** What one preview took. */
export interface Previewed {
  readonly seconds: number;
  readonly peaks: Peaks;
}

/** A stack of this checkout's program, in a Pulumi state of its own. */
export interface PreviewStack {
  /** @throws Error with what the engine printed */
  readonly preview: () => Promise<Previewed>;
  readonly remove: () => void;
}

const CHECKOUT = resolve(__dirname, "../../..");
const STACK = "bench";

/** What a stack has beside the fleet of the benches. */
export interface PreviewedWith {
  /** Sections of the config. */
  readonly sections?: Partial<StackConfigInput>;
  /** Names of secrets. */
  readonly secrets?: readonly string[];
  /** Plugins of resources. */
  readonly plugins?: readonly ProgramName[];
  /** More of the environment. */
  readonly env?: NodeJS.ProcessEnv;
}

/** Makes a stack that watches so many instances. Nothing is written for servers: it is only previewed. */
export async function previewStack(
  instances: number,
  { sections = {}, secrets = [], plugins = [], env: more = {} }: PreviewedWith = {},
): Promise<PreviewStack> {
  const root = mkdtempSync(join(tmpdir(), "aura-preview-"));
  const remove = (): void => rmSync(root, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  try {
    const { name } = parse(readFileSync(join(CHECKOUT, "Pulumi.yaml"), "utf8")) as { name: string };
    const folder = (it: string): string => join(root, it);
    for (const it of ["state", "project"]) mkdirSync(folder(it));
    // `stack init` writes beside Pulumi.yaml, and must not write into the checkout.
    writeFileSync(join(folder("project"), "Pulumi.yaml"), `name: ${name}\nruntime: nodejs\n`);
    const stackFile = folder(`Pulumi.${STACK}.yaml`);
    const config = fleetConfig(instances, { prometheus: { kind: "files", directory: folder("files"), mode: "own" }, ...sections });
    writeFileSync(
      stackFile,
      stringify({
        config: {
          ...Object.fromEntries(Object.entries(config).map(([section, value]) => [`${name}:${section}`, value])),
          [`${name}:watcher`]: null,
        },
      }),
    );
    const env = { ...(await engineEnvironment(root, plugins)), ...more };
    const run = (args: readonly string[], input?: string): Promise<Previewed> => pulumi(folder("log.txt"), args, env, input);
    const onStack = ["--stack", STACK, "--config-file", stackFile, "--cwd", CHECKOUT];
    await run(["stack", "init", STACK, "--no-select", "--cwd", folder("project")]);
    for (const secret of ["aura", "pagerduty", "slack", ...secrets])
      await run(["config", "set", "--secret", `secrets:${secret}`, ...onStack], `https://example.com/${randomBytes(16).toString("hex")}`);
    return { preview: () => run(["preview", ...onStack]), remove };
  } catch (error) {
    remove();
    throw error;
  }
}

async function engineEnvironment(root: string, plugins: readonly ProgramName[]): Promise<NodeJS.ProcessEnv> {
  const env = programEnvironment(await resolvePrograms([...corePrograms, ...plugins]));
  const kept = Object.entries(env).filter(([name]) => !name.startsWith("PULUMI_") || name === "PULUMI_SKIP_UPDATE_CHECK");
  return {
    ...Object.fromEntries(kept),
    PULUMI_HOME: join(root, "home"),
    PULUMI_BACKEND_URL: `file://${join(root, "state")}`,
    PULUMI_CONFIG_PASSPHRASE: randomBytes(16).toString("hex"),
  };
}

async function pulumi(log: string, args: readonly string[], env: NodeJS.ProcessEnv, input?: string): Promise<Previewed> {
  const started = performance.now();
  const running = await startProcess({
    name: `pulumi ${args[0]}`,
    file: "pulumi",
    args: [...args, "--non-interactive", "--color", "never"],
    env,
    log,
    ...(input !== undefined && { input }),
  });
  const memory = watchMemory(running.pid);
  const { code } = await running.ended;
  const seconds = (performance.now() - started) / 1_000;
  const peaks = await memory.stop();
  if (code !== 0) throw new Error(`pulumi ${args.slice(0, 2).join(" ")} ended with status ${code}:\n${running.lastWords(12).join("\n")}`);
  return { seconds, peaks };
}
