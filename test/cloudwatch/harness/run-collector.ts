import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { stringify } from "yaml";

import { freePorts } from "../../../demo/processes/free-ports";
import type { Running } from "../../../demo/processes/start-process";
import type { Plan } from "../../../catalog/model";
import { compileCollector, type CollectorParts } from "../../../compilers/cloudwatch";
import type { CloudwatchOptions } from "../../../compilers/cloudwatch";
import { startServer } from "../../support/start-server";

/** The real collector on a compiled configuration. */
export interface RunningCollector {
  readonly restart: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

type Compiled = Record<"exporters" | "extensions" | "service" | "processors", Record<string, object>>;

/** Only addresses are this machine's, and times are short: everything else is what is compiled. */
export async function runCollector(
  plan: Plan,
  parts: CollectorParts,
  options: CloudwatchOptions,
  endpoint: string,
): Promise<RunningCollector> {
  const folder = await mkdtemp(join(tmpdir(), "aura-collector-"));
  const [health = 0] = await freePorts(1);
  const { exporters, extensions, service, processors, ...rest } = compileCollector(plan, parts, options) as Compiled;
  const retry = { enabled: true, initial_interval: "200ms", max_interval: "500ms", max_elapsed_time: "30m" };
  const config = {
    ...rest,
    processors: { ...processors, batch: { ...processors.batch, timeout: "200ms" } },
    extensions: { ...extensions, health_check: { endpoint: `127.0.0.1:${health}` } },
    exporters: { otlp_http: { ...exporters.otlp_http, metrics_endpoint: `${endpoint}/v1/metrics`, retry_on_failure: retry } },
    service: { ...service, telemetry: { metrics: { level: "none" } } },
  };
  const file = join(folder, "collector.yaml");
  await writeFile(file, stringify(config, { lineWidth: 0, aliasDuplicateObjects: false }));
  const env = { ...process.env, AWS_ACCESS_KEY_ID: "AKIDEXAMPLE", AWS_SECRET_ACCESS_KEY: "none", AWS_EC2_METADATA_DISABLED: "true" };
  const isReady = async (): Promise<boolean> => (await fetch(`http://127.0.0.1:${health}/`)).ok;
  const launch = (): Promise<Running> => startServer({ program: "otelcol", args: [`--config=${file}`], folder, env, isReady });
  let running = await launch();
  return {
    restart: async () => {
      await running.stop();
      running = await launch();
    },
    stop: async () => {
      await running.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
