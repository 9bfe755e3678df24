import { join } from "node:path";

import { type Running, startProcess } from "../../demo/processes/start-process";
import { waitFor } from "../../demo/wait";
import { type ProgramName, resolveProgram } from "../../toolchain";
import { killAtExit } from "../e2e/harness/kill-at-exit";

/** Milliseconds: generous, because the machine may be shared. */
const PATIENCE = 90_000;
/** Milliseconds between two looks whether a server is ready. */
const LOOK_EVERY = 50;

/** A real server that a test needs. */
export interface Server {
  readonly program: ProgramName;
  readonly args: readonly string[];
  /** Where it logs, to `<program>.log`. */
  readonly folder: string;
  /** @default that of this process */
  readonly env?: NodeJS.ProcessEnv;
  /** Whether it is ready. A failure to answer means not yet. */
  readonly isReady: () => Promise<boolean>;
}

/** Starts a server and waits until it is ready. @throws Error with the end of its log when it ends before that, or takes too long */
export async function startServer({ program, args, folder, env = process.env, isReady }: Server): Promise<Running> {
  const file = await resolveProgram(program);
  const running = killAtExit(await startProcess({ name: program, file, args, env, log: join(folder, `${program}.log`) }));
  const gone = new AbortController();
  const markGone = (): void => gone.abort();
  running.ended.then(markGone, markGone);
  const look = async (): Promise<true | undefined> => (await isReady().catch(() => false)) || undefined;
  const ready = await waitFor(look, { signal: gone.signal, limit: PATIENCE, every: LOOK_EVERY }).catch(() => undefined);
  if (ready) return running;
  const how = gone.signal.aborted ? "ended before it was ready" : `was not ready within ${PATIENCE / 1_000} s`;
  const words = running.lastWords(12).join("\n");
  await running.stop();
  throw new Error(`${program} ${how}:\n${words}`);
}
