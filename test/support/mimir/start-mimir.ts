import { readFileSync } from "node:fs";
import { mkdir, mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { stringify } from "yaml";

import { createCleanup } from "../../../demo/cleanup";
import { freePorts } from "../../../demo/processes/free-ports";
import type { Running } from "../../../demo/processes/start-process";
import { startServer } from "../start-server";
import { mimirConfig, RUNTIME } from "./mimir-config";

/** A real Mimir on 127.0.0.1, the whole in one process. Every request must name its tenant in the header `X-Scope-OrgID`. */
export interface Mimir {
  readonly url: string;
  /** Takes remote write. */
  readonly pushUrl: string;
  /** Answers like a Prometheus, and holds rules under `/config/v1/rules`. */
  readonly prometheusUrl: string;
  /** Its own Alertmanager, to which its ruler sends. A tenant's configuration is set at `<url>/api/v1/alerts`. */
  readonly alertmanagerUrl: string;
  /** Asks as a tenant. A string is sent as YAML. Every status is an answer. */
  readonly ask: (tenant: string, method: string, path: string, body?: string) => Promise<Response>;
  /** Ends it and starts it again at the same address on what it stored. @param abruptly whether it is killed. @default false */
  readonly restart: (abruptly?: boolean) => Promise<void>;
  /** Everything that it has logged. */
  readonly log: () => string;
  /** Ends it and removes what it stored. */
  readonly stop: () => Promise<void>;
}

/** What differs from Mimir's own defaults. */
export interface MimirOptions {
  /** Limits of every tenant, in Mimir's words. @default none: Mimir's own, as 20 rules a group and 70 groups */
  readonly limits?: Readonly<Record<string, unknown>>;
}

/** Starts Mimir and waits until all of it is ready. @throws Error with the log's end when it does not start */
export async function startMimir({ limits = {} }: MimirOptions = {}): Promise<Mimir> {
  const cleanup = createCleanup();
  const folder = await realpath(await mkdtemp(join(tmpdir(), "aura-mimir-")));
  cleanup.add(() => rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }));
  const [http = 0, grpc = 0, gossip = 0] = await freePorts(3);
  const [url, config] = [`http://127.0.0.1:${http}`, join(folder, "mimir.yaml")];
  await mkdir(join(folder, "data"));
  await writeFile(join(folder, "data", RUNTIME), "overrides: {}\n");
  await writeFile(config, stringify(mimirConfig({ ports: { http, grpc, gossip }, folder: join(folder, "data"), limits })));
  const isReady = async (): Promise<boolean> => (await fetch(`${url}/ready`)).ok;
  const launch = (): Promise<Running> => startServer({ program: "mimir", args: [`-config.file=${config}`], folder, isReady });
  try {
    let running = await launch();
    cleanup.add(() => running.stop());
    const restart = async (abruptly = false): Promise<void> => {
      if (abruptly) running.kill();
      await (abruptly ? running.ended : running.stop());
      running = await launch();
    };
    return { ...addresses(url), restart, log: () => readFileSync(join(folder, "mimir.log"), "utf8"), stop: cleanup.run };
  } catch (error) {
    await cleanup.run();
    throw error;
  }
}

const addresses = (url: string): Pick<Mimir, "url" | "pushUrl" | "prometheusUrl" | "alertmanagerUrl" | "ask"> => ({
  url,
  pushUrl: `${url}/api/v1/push`,
  prometheusUrl: `${url}/prometheus`,
  alertmanagerUrl: `${url}/alertmanager`,
  ask: (tenant, method, path, body) =>
    fetch(`${url}${path}`, {
      method,
      headers: { "x-scope-orgid": tenant, ...(body !== undefined && { "content-type": "application/yaml" }) },
      ...(body !== undefined && { body }),
    }),
});
