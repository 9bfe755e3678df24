import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { startProcess } from "../processes/start-process";
import { StepFailed } from "../step-failed";
import type { Cleanup } from "../cleanup";
import type { Workspace } from "../workspace";
import { explainPulumi } from "./explain-pulumi";

/** The `demo` stack in the real Pulumi engine; its state and its stack file are in the workspace. */
export interface PulumiStack {
  /** Creates the stack, empty. */
  readonly init: () => Promise<void>;
  /** Sets values by path, as `aura-monitoring:aura.tokenUrl`. */
  readonly set: (values: Readonly<Record<string, string>>) => Promise<void>;
  /** Takes values out by path. */
  readonly unset: (path: string) => Promise<void>;
  /** Sets one secret; its value goes over standard input. */
  readonly setSecret: (name: string, value: string) => Promise<void>;
  /** Runs the program of the checkout. @returns what the engine printed */
  readonly up: () => Promise<string>;
}

/** What the engine needs. */
export interface PulumiPlace {
  /** The checkout: its `Pulumi.yaml` says which program runs. */
  readonly root: string;
  readonly workspace: Workspace;
  readonly cleanup: Cleanup;
  /** Absolute path of the `pulumi` program. */
  readonly program: string;
  /** An environment in which the programs are found. */
  readonly env: NodeJS.ProcessEnv;
}

/** The stack's name. */
const STACK = "demo";

/** Prepares commands; nothing runs yet. Each throws StepFailed when the engine ends badly. */
export function pulumiStack(place: PulumiPlace): PulumiStack {
  const { root, workspace } = place;
  const onStack = ["--stack", STACK, "--config-file", workspace.stackFile];
  const config = (args: readonly string[], input?: string): Promise<string> => pulumi(place, root, ["config", ...args, ...onStack], input);
  return {
    init: async () => void (await pulumi(place, workspace.project, ["stack", "init", STACK, "--no-select"])),
    set: async (values) =>
      void (await config(["set-all", "--path", ...Object.entries(values).flatMap(([path, value]) => ["--plaintext", `${path}=${value}`])])),
    unset: async (path) => void (await config(["rm", "--path", path])),
    setSecret: async (name, value) => void (await config(["set", "--secret", `secrets:${name}`], value)),
    up: () => pulumi(place, root, ["up", "--yes", "--skip-preview", "--diff", ...onStack]),
  };
}

async function pulumi(
  { workspace, cleanup, program, env }: PulumiPlace,
  cwd: string,
  args: readonly string[],
  input?: string,
): Promise<string> {
  const log = join(workspace.logs, `pulumi-${args[0]}-${randomUUID().slice(0, 8)}.log`);
  const all = [...args, "--cwd", cwd, "--non-interactive", "--color", "never"];
  const running = await startProcess({
    name: `pulumi ${args[0]}`,
    file: program,
    args: all,
    env: engineEnvironment(env, workspace),
    log,
    ...(input !== undefined && { input }),
  });
  const forget = cleanup.add(running.stop, running.kill);
  const { code, signal } = await running.ended;
  forget();
  const output = readFileSync(log, "utf8");
  if (code !== 0) throw new StepFailed(explainPulumi(`pulumi ${args.slice(0, 2).join(" ")}`, output, signal));
  return output;
}

/** The user's own account, passphrase and settings have no part in the demo. */
function engineEnvironment(env: NodeJS.ProcessEnv, { state, home, passphrase }: Workspace): NodeJS.ProcessEnv {
  const kept = Object.entries(env).filter(([name]) => !name.startsWith("PULUMI_") || name === "PULUMI_SKIP_UPDATE_CHECK");
  return {
    ...Object.fromEntries(kept),
    PULUMI_HOME: home,
    PULUMI_BACKEND_URL: `file://${state}`,
    PULUMI_CONFIG_PASSPHRASE_FILE: passphrase,
  };
}
