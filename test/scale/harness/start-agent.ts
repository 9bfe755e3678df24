import { join } from "node:path";

import { type Running, startProcess } from "../../../demo/processes/start-process";
import { waitFor } from "../../../demo/wait";
import { resolveProgram } from "../../../toolchain";
import { killAtExit } from "../../e2e/harness/kill-at-exit";

/** Starts `prometheus --agent` on a configuration and waits until it is ready. @param url where it listens @throws Error with the log's end when it does not start */
export async function startAgent(folder: string, config: string, url: string): Promise<Running> {
  const args = ["--agent", `--config.file=${config}`, `--storage.agent.path=${join(folder, "agent")}`];
  const listen = `--web.listen-address=${new URL(url).host}`;
  const file = await resolveProgram("prometheus");
  const log = join(folder, "agent.log");
  const running = killAtExit(await startProcess({ name: "agent", file, args: [...args, listen], env: process.env, log }));
  const isReady = async (): Promise<true | undefined> => (await fetch(`${url}/-/ready`).catch(() => undefined))?.ok || undefined;
  if (await waitFor(isReady, { signal: new AbortController().signal, limit: 90_000 })) return running;
  const words = running.lastWords(12).join("\n");
  await running.stop();
  throw new Error(`the agent was not ready:\n${words}`);
}
