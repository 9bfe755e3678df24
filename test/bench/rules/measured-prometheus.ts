import { join } from "node:path";

import { ask } from "../../../cli/servers/ask";
import { type Running, startProcess } from "../../../demo/processes/start-process";
import { waitFor } from "../../../demo/wait";
import { resolveProgram } from "../../../toolchain";

/** Milliseconds until a server with a large past must answer. */
const READY_WITHIN = 300_000;

/** A Prometheus, and the Alertmanager that it watches. */
export interface MeasuredPrometheus {
  readonly url: string;
  /** Text of an address of the server. @throws Error when it does not answer with 200 */
  readonly read: (path: string) => Promise<string>;
  readonly stop: () => Promise<void>;
}

/** Where everything is. */
export interface MeasuredPlace {
  readonly folder: string;
  readonly urls: { readonly prometheus: string; readonly alertmanager: string };
  readonly prometheusConfig: string;
  readonly alertmanagerConfig: string;
  /** The folder of blocks; written by `promtool` before. */
  readonly data: string;
}

/** Starts both. Nothing is reloaded while they are measured. @throws Error with the end of the log when one does not get ready */
export async function startMeasured({
  folder,
  urls,
  prometheusConfig,
  alertmanagerConfig,
  data,
}: MeasuredPlace): Promise<MeasuredPrometheus> {
  const start = async (name: "prometheus" | "alertmanager", args: readonly string[]): Promise<Running> =>
    startProcess({
      name,
      file: await resolveProgram(name),
      args: [...args, `--web.listen-address=${new URL(urls[name]).host}`],
      env: process.env,
      log: join(folder, `${name}.log`),
    });
  const running: Running[] = [];
  const stop = async (): Promise<void> => void (await Promise.all(running.map((it) => it.stop())));
  try {
    running.push(
      await start("alertmanager", [
        `--config.file=${alertmanagerConfig}`,
        `--storage.path=${join(folder, "alertmanager")}`,
        "--cluster.listen-address=",
      ]),
    );
    running.push(await start("prometheus", [`--config.file=${prometheusConfig}`, `--storage.tsdb.path=${data}`]));
    for (const it of running) await ready(it, urls[it.name as keyof typeof urls]);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url: urls.prometheus, read: (path) => read(urls.prometheus, path), stop };
}

async function ready({ name, ended, lastWords }: Running, url: string): Promise<void> {
  const gone = new AbortController();
  void ended.then(() => gone.abort(new Error(`${name} ended:\n${lastWords(8).join("\n")}`)));
  const answers = (): Promise<true | undefined> =>
    ask({ server: name, url }, "/-/ready").then(
      ({ status }) => (status === 200 ? true : undefined),
      () => undefined,
    );
  if ((await waitFor(answers, { signal: gone.signal, limit: READY_WITHIN })) === undefined)
    throw new Error(`${name} does not get ready:\n${lastWords(8).join("\n")}`);
}

async function read(url: string, path: string): Promise<string> {
  const { status, text } = await ask({ server: "Prometheus", url }, path, { signal: AbortSignal.timeout(120_000) });
  if (status !== 200) throw new Error(`Prometheus answered ${status} to ${path}: ${text.slice(0, 300)}`);
  return text;
}
