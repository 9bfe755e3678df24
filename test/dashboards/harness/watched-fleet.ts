import { chmod, mkdir, mkdtemp, readdir, readFile, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { parse, stringify } from "yaml";

import { catalog } from "../../../catalog";
import type { Granularity, Plan } from "../../../catalog/model";
import { createCleanup } from "../../../demo/cleanup";
import { fleetOf } from "../../../demo/fleet";
import { freePorts } from "../../../demo/processes/free-ports";
import { type ProjectOptions, type Simulator, startSimulator } from "../../../demo/simulator";
import { compileStack, filesOf } from "../../../stacks/compile";
import { planStack } from "../../../stacks/plan";
import { fleetConfig } from "../../bench/fleet-config";
import { createBlocks } from "../../bench/rules/create-blocks";
import { type MeasuredPrometheus, startMeasured } from "../../bench/rules/measured-prometheus";
import { writeHistory } from "../../bench/rules/write-history";

/** A simulated fleet that a real Prometheus and Alertmanager watch with every rule of the stack. */
export interface WatchedFleet {
  readonly plan: Plan;
  readonly simulator: Simulator;
  readonly prometheus: MeasuredPrometheus;
  readonly stop: () => Promise<void>;
}

/** What differs from one fleet to the other. */
export interface FleetOptions {
  readonly instances: number;
  readonly granularity: Granularity;
  /** Hours of hourly records before now. @default 0: nothing is known of the past */
  readonly past?: number;
  /** Milliseconds since the epoch, for the simulator. @default the clock of this machine */
  readonly clock?: () => number;
}

const HOUR = 3_600_000;

/** Starts everything. The interval is 2 s, and slow groups are evaluated as often as the others, so that all of it is seen. */
export async function watchFleet({ instances, granularity, past = 0, clock }: FleetOptions): Promise<WatchedFleet> {
  const cleanup = createCleanup();
  try {
    const folder = await realpath(await mkdtemp(join(tmpdir(), "aura-dashboards-")));
    cleanup.add(() => rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }));
    const [aura, prometheus, alertmanager] = await freePorts(3);
    const urls = { aura: url(aura!), prometheus: url(prometheus!), alertmanager: url(alertmanager!) };
    const { plan, config } = planStack(inputOf(instances, granularity, urls), catalog, { stack: "prod" });
    const fleet = fleetOf(plan);
    const { sets, secrets } = filesOf(compileStack(plan, config, () => folder));
    for (const { set, files } of sets) await writeAll(join(folder, set), files);
    const values = Object.fromEntries(secrets.names.map((name) => [name, fleet.secrets[name] ?? `${urls.aura}/nowhere`]));
    await writeAll(join(folder, secrets.set), values, 0o600);
    await hasten(join(folder, "prod-prometheus", "rules"), plan.interval);
    const data = join(folder, "data");
    if (past > 0) await livedThrough(plan, fleet.projects[0]!, past, join(folder, "past"), data);
    const simulator = await startSimulator({ port: aura!, cacheSeconds: 0, projects: fleet.projects, ...(clock && { clock }) });
    cleanup.add(simulator.stop);
    const running = await startMeasured({
      folder,
      urls,
      data,
      prometheusConfig: join(folder, "prod-prometheus", "prometheus.yml"),
      alertmanagerConfig: join(folder, "prod-alertmanager", "alertmanager.yml"),
    });
    cleanup.add(running.stop);
    return { plan, simulator, prometheus: running, stop: cleanup.run };
  } catch (error) {
    await cleanup.run();
    throw error;
  }
}

const url = (port: number): string => `http://127.0.0.1:${port}`;

/** Hourly records are the same for both granularities; members are folded in them. */
async function livedThrough(plan: Plan, fleet: ProjectOptions, hours: number, file: string, data: string): Promise<void> {
  const span = { until: Date.now() - HOUR / 3, hourly: hours, dense: 0 };
  await writeHistory(file, { plan, fleet: { ...fleet, granularity: "summary" }, target: "127.0.0.1:1" }, span, () => {});
  await createBlocks(file, data);
}

function inputOf(
  instances: number,
  granularity: Granularity,
  urls: Readonly<Record<"aura" | "prometheus" | "alertmanager", string>>,
): object {
  const { aura, prometheus, contacts, ...base } = fleetConfig(instances);
  const [[key, project]] = Object.entries(aura.projects) as [[string, object]];
  return {
    ...base,
    aura: {
      metricsUrl: urls.aura,
      tokenUrl: `${urls.aura}/oauth/token`,
      projects: { [key]: { ...project, granularity, credentialsIssued: "2026-09-01" } },
    },
    scrape: { interval: "2s" },
    prometheus: { ...prometheus, url: urls.prometheus },
    alertmanager: { mode: "own", url: urls.alertmanager },
    contacts: { ...contacts, oncall: { kind: "pagerduty", routingKey: "pagerduty", url: `${urls.aura}/nowhere` } },
  };
}

async function hasten(folder: string, interval: number): Promise<void> {
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    const { groups } = parse(await readFile(path, "utf8")) as { groups: object[] };
    await writeFile(path, stringify({ groups: groups.map((group) => ({ ...group, interval: `${interval}s` })) }, { lineWidth: 0 }));
  }
}

async function writeAll(folder: string, files: Readonly<Record<string, string>>, mode = 0o644): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text, { mode });
    await chmod(join(folder, path), mode);
  }
}
