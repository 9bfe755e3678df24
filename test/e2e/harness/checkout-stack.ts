import { randomUUID } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse, stringify } from "yaml";

import { startProcess } from "../../../demo/processes/start-process";
import { createWorkspace, type Workspace } from "../../../demo/workspace";
import { type ProgramName, programEnvironment, resolvePrograms } from "../../../toolchain";
import { checkout, type Ran } from "../../support/engine";
import { killAtExit } from "./kill-at-exit";

/** The program of this checkout in the real engine; stack file, state and everything it writes are in a folder of their own. */
export interface CheckoutStack {
  readonly workspace: Workspace;
  /** Runs `pulumi <args>` on the stack. @param input given on standard input */
  readonly run: (args: readonly string[], input?: string) => Promise<Ran>;
  /** Puts other sections into the stack file; what is encrypted in it stays. */
  readonly configure: (sections: Readonly<Record<string, unknown>>) => void;
  readonly stop: () => Promise<void>;
}

/** What a stack's target takes beside the engine. */
export interface Beside {
  /** More programs that the engine must find. @default none */
  readonly programs?: readonly ProgramName[];
  /** More of the environment. @default none */
  readonly env?: Readonly<Record<string, string>>;
  /** Told of each run of the engine. @default nobody */
  readonly onStarted?: (pid: number) => void;
}

/** Makes a stack of that name, empty. @throws Error with the engine's words */
export async function createCheckoutStack(
  stack: string,
  sections: Readonly<Record<string, unknown>>,
  { programs = [], env: more = {}, onStarted = () => {} }: Beside = {},
): Promise<CheckoutStack> {
  const workspace = emptyWorkspace();
  const env = { ...(await engineEnvironment(workspace, programs)), ...more };
  const running = new Set<() => Promise<void>>();
  const pulumi = async (cwd: string, args: readonly string[], input?: string): Promise<Ran> => {
    const log = join(workspace.logs, `${args[0]}-${randomUUID().slice(0, 8)}.log`);
    const all = [...args, "--cwd", cwd, "--non-interactive", "--color", "never"];
    const child = killAtExit(
      await startProcess({ name: "pulumi", file: "pulumi", args: all, env, log, ...(input !== undefined && { input }) }),
    );
    onStarted(child.pid);
    running.add(child.stop);
    const { code } = await child.ended;
    running.delete(child.stop);
    return { code, output: readFileSync(log, "utf8") };
  };
  const stop = async (): Promise<void> => {
    await Promise.all([...running].map((end) => end()));
    workspace.remove();
  };
  const configure: CheckoutStack["configure"] = (more) => writeSections(workspace.stackFile, more);
  const made = await pulumi(workspace.project, ["stack", "init", stack, "--no-select"]);
  if (made.code !== 0) {
    await stop();
    throw new Error(made.output);
  }
  configure(sections);
  const onStack = ["--stack", stack, "--config-file", workspace.stackFile];
  return {
    workspace,
    configure,
    stop,
    run: (args, input) => pulumi(checkout, [...args, ...(args[0] === "stack" ? ["--stack", stack] : onStack)], input),
  };
}

function emptyWorkspace(): Workspace {
  const workspace = createWorkspace(checkout);
  writeFileSync(workspace.stackFile, "config: {}\n");
  return workspace;
}

function writeSections(stackFile: string, sections: Readonly<Record<string, unknown>>): void {
  const document = parse(readFileSync(stackFile, "utf8")) as { readonly config?: object };
  const own = Object.fromEntries(Object.entries(sections).map(([key, value]) => [`aura-monitoring:${key}`, value]));
  writeFileSync(stackFile, stringify({ ...document, config: { ...document.config, ...own } }));
}

/** The user's own account, passphrase and settings have no part in it. */
async function engineEnvironment({ state, home, passphrase }: Workspace, more: readonly ProgramName[]): Promise<NodeJS.ProcessEnv> {
  const found = programEnvironment(await resolvePrograms(["pulumi", "pulumi-language-nodejs", "promtool", "amtool", ...more]));
  const kept = Object.entries(found).filter(([key]) => !key.startsWith("PULUMI_") || key === "PULUMI_SKIP_UPDATE_CHECK");
  return {
    ...Object.fromEntries(kept),
    PULUMI_HOME: home,
    PULUMI_BACKEND_URL: `file://${state}`,
    PULUMI_CONFIG_PASSPHRASE_FILE: passphrase,
  };
}
