import { chmod, mkdir, mkdtemp, readdir, readFile, realpath, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { parse, stringify } from "yaml";

import { catalog } from "../../../catalog";
import type { Granularity, Plan } from "../../../catalog/model";
import { createCleanup } from "../../../demo/cleanup";
import { type Fleet, fleetOf } from "../../../demo/fleet";
import { freePorts } from "../../../demo/processes/free-ports";
import { type ProjectOptions, type Simulator, startSimulator } from "../../../demo/simulator";
import { compileStack, filesOf } from "../../../stacks/compile";
import { planStack } from "../../../stacks/plan";
import { metricFamiliesHourly } from "../../../catalog/records/hourly";
import { storedName } from "../../../languages/promql";
import { createBlocks } from "../../bench/rules/create-blocks";
import { openMetricsFile } from "../../bench/rules/open-metrics";
import { writeHistory } from "../../bench/rules/write-history";
import { startServers } from "../../e2e/harness/servers";
import { type FleetUrls, fleetInput, GHOST } from "./fleet-input";
import { type Queries, queriesTo } from "./queries";
import { startStore } from "./store";

/** A simulated fleet that a real Prometheus and Alertmanager watch with every rule of the stack. */
export interface WatchedFleet {
  readonly plan: Plan;
  readonly queries: Queries;
  readonly simulator: () => Simulator;
  /** Writes the stack anew with one more instance, which Aura does not have. */
  readonly nameGhost: () => Promise<void>;
  /** Aura gives every instance other cores and another disk; all its members begin anew. */
  readonly resize: () => Promise<void>;
  /** Takes every target away from Prometheus. */
  readonly scrapeNothing: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** What differs from one fleet to the other. */
export interface FleetOptions {
  readonly instances: number;
  readonly granularity: Granularity;
  /** Hours of hourly records before now. @default 0: nothing is known of the past */
  readonly past?: number;
}

const HOUR = 3_600_000;
/** Seconds: Prometheus asks for a new token this soon after Aura has forgotten the old one. */
const TOKEN = 20;

/** Starts everything. The interval is 2 s, and slow groups are evaluated as often as the others, so that all of it is seen. */
export async function watchFleet({ instances, granularity, past = 0 }: FleetOptions): Promise<WatchedFleet> {
  const cleanup = createCleanup();
  try {
    const folder = await realpath(await mkdtemp(join(tmpdir(), "aura-dashboards-")));
    cleanup.add(() => rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }));
    const [aura, prometheus, alertmanager] = await freePorts(3);
    const store = await startStore();
    cleanup.add(store.stop);
    const urls: FleetUrls = { aura: url(aura!), prometheus: url(prometheus!), alertmanager: url(alertmanager!), store: store.url };
    const { plan } = planStack(fleetInput({ instances, granularity }, urls), catalog, { stack: "prod" });
    const fleet = fleetOf(plan);
    const place = (ghosts: number): Promise<void> => placeStack(folder, fleetInput({ instances, granularity, ghosts }, urls), fleet);
    await place(0);
    if (past > 0) await livedThrough(plan, fleet.projects[0]!, past, join(folder, "past"), join(folder, "prometheus"));
    const start = (projects: readonly ProjectOptions[]): Promise<Simulator> =>
      startSimulator({ port: aura!, cacheSeconds: 0, tokenLifetimeSeconds: TOKEN, tokenRequestsPerMinute: 600, projects });
    const now = { simulator: await start(fleet.projects) };
    cleanup.add(() => now.simulator.stop());
    const config = join(folder, "prod-prometheus", "prometheus.yml");
    const alertmanagerConfig = join(folder, "prod-alertmanager", "alertmanager.yml");
    const servers = await startServers({ folder, urls, prometheusConfig: config, alertmanagerConfig });
    cleanup.add(servers.stop);
    return {
      plan,
      queries: queriesTo(urls.prometheus),
      simulator: () => now.simulator,
      nameGhost: () => place(1),
      resize: async () => {
        await now.simulator.stop();
        now.simulator = await start(fleet.projects.map(larger));
      },
      scrapeNothing: () => withoutTargets(config),
      stop: cleanup.run,
    };
  } catch (error) {
    await cleanup.run();
    throw error;
  }
}

const url = (port: number): string => `http://127.0.0.1:${port}`;

const larger = (project: ProjectOptions): ProjectOptions => ({
  ...project,
  instances: project.instances.map((it) => ({ ...it, cores: 8, storageBytes: 128 * 2 ** 30 })),
});

/** Hourly records are the same for both granularities; members are folded in them. The ghost, which pages show once it is named, has lost a metric. */
async function livedThrough(plan: Plan, fleet: ProjectOptions, hours: number, file: string, data: string): Promise<void> {
  const span = { until: Date.now() - HOUR / 3, hourly: hours, dense: 0 };
  const ghost = openMetricsFile(`${file}-of-ghost`);
  const families = `${storedName(metricFamiliesHourly)}{aura_stack="${plan.stack}",aura_project="${fleet.id}",instance_id="${GHOST}"}`;
  [31, 30].forEach((count, index) => ghost.add(families, count, span.until - (1 - index) * 5 * HOUR));
  await ghost.close();
  await createBlocks(`${file}-of-ghost`, data);
  await writeHistory(file, { plan, fleet: { ...fleet, granularity: "summary" }, target: "127.0.0.1:1" }, span, () => {});
  await createBlocks(file, data);
}

/** Writes what `pulumi up` would, with one interval for all groups. */
async function placeStack(folder: string, input: object, { secrets: known }: Fleet): Promise<void> {
  const { plan, config } = planStack(input, catalog, { stack: "prod" });
  const { sets, secrets } = filesOf(compileStack(plan, config, () => folder));
  for (const { set, files } of sets) await writeAll(join(folder, set), hastened(files, plan.interval));
  await writeAll(
    join(folder, secrets.set),
    Object.fromEntries(secrets.names.map((name) => [name, known[name] ?? "http://127.0.0.1:1/"])),
    0o600,
  );
}

const hastened = (files: Readonly<Record<string, string>>, interval: number): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(files).map(([path, text]) => {
      if (!path.startsWith("rules/")) return [path, text];
      const { groups } = parse(text) as { groups: object[] };
      return [path, stringify({ groups: groups.map((group) => ({ ...group, interval: `${interval}s` })) }, { lineWidth: 0 })];
    }),
  );

/** The jobs stay without targets: series of a job that is gone altogether would stay visible for five minutes more. */
async function withoutTargets(config: string): Promise<void> {
  const folder = join(dirname(config), "scrape");
  for (const file of [...(await readdir(folder)).map((name) => join(folder, name)), config]) {
    const { scrape_configs: jobs = [], ...rest } = parse(await readFile(file, "utf8")) as { readonly scrape_configs?: readonly object[] };
    await writeFile(`${file}.new`, stringify({ ...rest, scrape_configs: jobs.map((job) => ({ ...job, static_configs: [] })) }));
    await rename(`${file}.new`, file);
  }
}

async function writeAll(folder: string, files: Readonly<Record<string, string>>, mode = 0o644): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text, { mode });
    await chmod(join(folder, path), mode);
  }
}
