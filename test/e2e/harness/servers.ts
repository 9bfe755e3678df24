import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ask } from "../../../cli/servers/ask";
import { type Prometheus, prometheusAt } from "../../../cli/servers/prometheus";
import { type Running, startProcess } from "../../../demo/processes/start-process";
import { resolveProgram } from "../../../toolchain";
import { eventually } from "./eventually";
import { killAtExit } from "./kill-at-exit";

/** A real Prometheus and a real Alertmanager. */
export interface Servers {
  readonly prometheus: Prometheus;
  /** Everything that Prometheus has logged. */
  readonly log: () => string;
  /** The sum of one of Prometheus's own metrics, over all its series. */
  readonly own: (metric: string) => Promise<number>;
  /** Raw samples of a selector with a range, oldest first, one list for each series. */
  readonly samples: (rangeSelector: string) => Promise<readonly (readonly number[])[]>;
  readonly stop: () => Promise<void>;
}

/** What the servers are started on. */
export interface ServersOptions {
  /** Where they store and log. */
  readonly folder: string;
  readonly urls: { readonly prometheus: string; readonly alertmanager: string };
  readonly prometheusConfig: string;
  readonly alertmanagerConfig: string;
}

/** Starts both, and waits until they answer; changed files are loaded on request, and by Prometheus also by itself. @throws Error with the end of the log when one does not start */
export async function startServers(options: ServersOptions): Promise<Servers> {
  const { folder, urls } = options;
  const running: Running[] = [];
  const stop = async (): Promise<void> => void (await Promise.all(running.map((it) => it.stop())));
  try {
    for (const name of ["alertmanager", "prometheus"] as const) running.push(await start(name, options));
    for (const { name, lastWords } of running) {
      await eventually(
        `${name} is ready`,
        () => answers(urls[name as keyof typeof urls]),
        () => lastWords(8),
      );
    }
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    prometheus: prometheusAt(urls.prometheus),
    log: () => readFileSync(join(folder, "prometheus.log"), "utf8"),
    own: (metric) => sumOf(urls.prometheus, metric),
    samples: (selector) => rawSamples(urls.prometheus, selector),
    stop,
  };
}

async function start(name: "prometheus" | "alertmanager", options: ServersOptions): Promise<Running> {
  const args = [...argumentsOf(name, options), `--web.listen-address=${new URL(options.urls[name]).host}`];
  const log = join(options.folder, `${name}.log`);
  return killAtExit(await startProcess({ name, file: await resolveProgram(name), args, env: process.env, log }));
}

function argumentsOf(
  name: "prometheus" | "alertmanager",
  { folder, prometheusConfig, alertmanagerConfig }: ServersOptions,
): readonly string[] {
  const storage = join(folder, name);
  if (name === "alertmanager") return [`--config.file=${alertmanagerConfig}`, `--storage.path=${storage}`, "--cluster.listen-address="];
  const reload = ["--web.enable-lifecycle", "--config.auto-reload", "--config.auto-reload-interval=1s"];
  return [`--config.file=${prometheusConfig}`, `--storage.tsdb.path=${storage}`, "--log.level=debug", ...reload];
}

const answers = (url: string): Promise<boolean> =>
  ask({ server: "server", url }, "/-/ready").then(
    ({ status }) => status === 200,
    () => false,
  );

async function sumOf(url: string, metric: string): Promise<number> {
  const { text } = await ask({ server: "Prometheus", url }, "/metrics");
  const lines = text.split("\n").filter((line) => line.startsWith(`${metric} `) || line.startsWith(`${metric}{`));
  if (lines.length === 0) throw new Error(`Prometheus has no metric ${metric}`);
  return lines.reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(" ") + 1)), 0);
}

async function rawSamples(url: string, selector: string): Promise<readonly (readonly number[])[]> {
  const { text } = await ask({ server: "Prometheus", url }, `/api/v1/query?query=${encodeURIComponent(selector)}`);
  const { data } = JSON.parse(text) as {
    readonly data?: { readonly result: readonly { readonly values: readonly (readonly [number, string])[] }[] };
  };
  if (data === undefined) throw new Error(`Prometheus refused ${selector}: ${text}`);
  return data.result.map(({ values }) => values.map(([, value]) => Number(value)));
}
