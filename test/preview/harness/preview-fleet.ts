import { mkdtemp, readdir, readFile, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse, stringify } from "yaml";

import { catalog } from "../../../catalog";
import { type DashboardDocument } from "../../../cli/dashboards/document";
import { documentsOf } from "../../../cli/dashboards/documents-of";
import { createCleanup } from "../../../demo/cleanup";
import { fleetOf } from "../../../demo/fleet";
import { freePorts } from "../../../demo/processes/free-ports";
import { type Simulator, startSimulator } from "../../../demo/simulator";
import { compileStack } from "../../../stacks/compile";
import { planStack } from "../../../stacks/plan";
import { createBlocks } from "../../bench/rules/create-blocks";
import { writeHistory } from "../../bench/rules/write-history";
import { startStore } from "../../dashboards/harness/store";
import { placeStack } from "../../e2e/harness/placed-stack";
import { startServers } from "../../e2e/harness/servers";
import { previewInput } from "./preview-input";

/** A simulated fleet that a real Prometheus watches with every rule of the stack, and its dashboards. */
export interface PreviewFleet {
  readonly documents: readonly DashboardDocument[];
  /** Address of the Prometheus. */
  readonly prometheus: string;
  readonly simulator: Simulator;
  /** Ids of the instances by name. */
  readonly ids: ReadonlyMap<string, string>;
  /** Id of the project. */
  readonly project: string;
  readonly stop: () => Promise<void>;
}

/** What differs from one use to the other. */
export interface FleetOptions {
  /** How often the fleet is scraped and every rule evaluated. */
  readonly interval: `${number}s`;
  /** Hours before now with every sample; hours before those have hourly records alone. */
  readonly dense: number;
  /** Whether Aura has every instance that the stack file names. */
  readonly isComplete: boolean;
  /** An instance, by its name, that has had too little CPU for so many minutes. @default none */
  readonly busy?: { readonly instance: string; readonly minutes: number };
}

/** A week, and what looks back a week from some hours ago. */
const HOURS = 200;
/** Milliseconds: what is scraped must be newer than what was written before. */
const APART = 5_000;

/** Starts everything. */
export async function previewFleet({ interval, dense, isComplete, busy }: FleetOptions): Promise<PreviewFleet> {
  const cleanup = createCleanup();
  try {
    const folder = await realpath(await mkdtemp(join(tmpdir(), "aura-preview-")));
    cleanup.add(() => rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }));
    const [aura, prometheus, alertmanager] = (await freePorts(3)).map((port) => `http://127.0.0.1:${port}`) as [string, string, string];
    const store = await startStore();
    cleanup.add(store.stop);
    const urls = { aura, prometheus, alertmanager, store: store.url };
    const input = previewInput(urls, folder, interval, isComplete);
    const { plan, config } = planStack(input, catalog, { stack: "prod" });
    const fleet = fleetOf({ ...plan, instances: plan.instances.filter(({ name }) => name !== "warehouse") });
    await placeStack("prod", folder, input, { ...fleet.secrets, pagerduty: "pagerduty" });
    await hasten(join(folder, "prod-prometheus", "rules"), interval);
    const ids = new Map(plan.instances.map(({ name, id }) => [name, id]));
    const incident = busy && { scenario: "cpu", instance: ids.get(busy.instance)!, since: Date.now() - busy.minutes * 60_000 };
    const summary = { ...fleet.projects[0]!, granularity: "summary" as const };
    const past = { plan, fleet: summary, target: new URL(aura).host, ...(incident && { incident }) };
    await writeHistory(join(folder, "past"), past, { until: Date.now() - APART, hourly: HOURS, dense }, () => {});
    await createBlocks(join(folder, "past"), join(folder, "prometheus"));
    const simulator = await startSimulator({
      port: Number(new URL(aura).port),
      cacheSeconds: 0,
      tokenRequestsPerMinute: 600,
      projects: fleet.projects,
    });
    cleanup.add(() => simulator.stop());
    if (incident) simulator.set(incident.scenario, { instance: incident.instance });
    const prometheusConfig = join(folder, "prod-prometheus", "prometheus.yml");
    const alertmanagerConfig = join(folder, "prod-alertmanager", "alertmanager.yml");
    const servers = await startServers({ folder, urls, prometheusConfig, alertmanagerConfig });
    cleanup.add(servers.stop);
    return {
      documents: documentsOf({ plan, compiled: compileStack(plan, config, () => folder) }),
      prometheus,
      simulator,
      ids,
      project: plan.projects[0]!.id,
      stop: cleanup.run,
    };
  } catch (error) {
    await cleanup.run();
    throw error;
  }
}

/** Slow groups are evaluated as often as the others, so that all of it is seen. */
async function hasten(folder: string, interval: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const { groups } = parse(await readFile(join(folder, name), "utf8")) as { readonly groups: readonly object[] };
    await writeFile(join(folder, name), stringify({ groups: groups.map((it) => ({ ...it, interval })) }, { lineWidth: 0 }));
  }
}
