import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";

import type { CheckInstance } from "../../../compilers/datadog";
import { resolveProgram } from "../../../toolchain";

/** One metric as the check hands it to the Agent. */
export interface Submitted {
  readonly name: string;
  readonly type: string;
  readonly value: number;
  /** `key:value` */
  readonly tags: readonly string[];
  readonly hostname: string;
}

/** What one run of the check brought. */
export interface CheckRun {
  readonly metrics: readonly Submitted[];
  /** Status 0 is OK, 2 is CRITICAL. */
  readonly serviceChecks: readonly {
    readonly name: string;
    readonly status: number;
    readonly tags: readonly string[];
    readonly message: string;
  }[];
  readonly errors: readonly string[];
}

/** Datadog's own OpenMetrics check, outside of an Agent. */
export interface AgentCheck {
  readonly run: () => Promise<CheckRun>;
  readonly stop: () => Promise<void>;
}

/** Starts the check on a compiled configuration. @param secrets values by handle, without `ENC[…]` */
export async function startCheck(instances: readonly CheckInstance[], secrets: Readonly<Record<string, string>>): Promise<AgentCheck> {
  const python = await resolveProgram("datadog-check-python");
  // The simulator speaks plain HTTP on this machine, which an Agent's OAuth library refuses unless it is told.
  const env = { ...process.env, OAUTHLIB_INSECURE_TRANSPORT: "1" };
  const child = spawn(python, [join(__dirname, "run_check.py")], { stdio: ["pipe", "pipe", "pipe"], env });
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => (said += text));
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]() as AsyncIterator<string, undefined>;
  child.stdin.write(`${JSON.stringify({ instances, secrets })}\n`);
  const run = async (): Promise<CheckRun> => {
    child.stdin.write("{}\n");
    const { value, done } = await answers.next();
    if (done === true) throw new Error(`the check ended: ${said}`);
    return JSON.parse(value) as CheckRun;
  };
  const stop = async (): Promise<void> => {
    if (child.exitCode !== null) return;
    const ended = once(child, "exit");
    child.stdin.end();
    await ended;
  };
  return { run, stop };
}
