import { chmod, mkdir, mkdtemp, readdir, readFile, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { parse, stringify } from "yaml";

import { catalog } from "../../../catalog";
import { type Duration, type Plan, toSeconds } from "../../../catalog/model";
import { createCleanup } from "../../../demo/cleanup";
import { type Fleet, fleetOf } from "../../../demo/fleet";
import { freePorts } from "../../../demo/processes/free-ports";
import { type ProjectOptions, startSimulator } from "../../../demo/simulator";
import { compileStack, filesOf } from "../../../stacks/compile";
import { planStack } from "../../../stacks/plan";
import { fleetConfig } from "../fleet-config";
import type { MeasuredPlace } from "./measured-prometheus";

/** A compiled stack on disk, and the simulated Aura that it scrapes. */
export interface Stage {
  readonly plan: Plan;
  /** What the simulated Aura serves. */
  readonly fleet: ProjectOptions;
  readonly place: MeasuredPlace;
  /** `host:port` of the simulated Aura. */
  readonly target: string;
  /** The folder of rule files. */
  readonly rules: string;
  /** Seconds between two evaluations of each rule group as it was compiled, by its name. */
  readonly intervals: ReadonlyMap<string, number>;
  readonly stop: () => Promise<void>;
}

/** Compiles the full pack for a fleet and writes it as `pulumi up` would, with slow groups as often as the others, so that they are seen. */
export async function setStage(instances: number): Promise<Stage> {
  const cleanup = createCleanup();
  try {
    const folder = await realpath(await mkdtemp(join(tmpdir(), "aura-bench-")));
    cleanup.add(() => rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }));
    const [first, second, third] = await freePorts(3);
    const [aura, prometheus, alertmanager] = [first, second, third].map((port) => `http://127.0.0.1:${port}`) as [string, string, string];
    const { plan, config } = planStack(inputOf(instances, { aura, prometheus, alertmanager }), catalog, { stack: "prod" });
    const { sets, secrets } = filesOf(compileStack(plan, config, () => folder));
    const fleet = simulated(plan);
    for (const { set, files } of sets) await writeAll(join(folder, set), files);
    await writeAll(
      join(folder, secrets.set),
      Object.fromEntries(secrets.names.map((name) => [name, fleet.secrets[name] ?? nowhere(aura)])),
      0o600,
    );
    const rules = join(folder, "prod-prometheus", "rules");
    const intervals = await hasten(rules, plan.interval);
    const simulator = await startSimulator({ port: first!, projects: fleet.projects });
    cleanup.add(simulator.stop);
    const place = {
      folder,
      urls: { prometheus, alertmanager },
      data: join(folder, "data"),
      prometheusConfig: join(folder, "prod-prometheus", "prometheus.yml"),
      alertmanagerConfig: join(folder, "prod-alertmanager", "alertmanager.yml"),
    };
    return { plan, fleet: fleet.projects[0]!, place, target: `127.0.0.1:${first}`, rules, intervals, stop: cleanup.run };
  } catch (error) {
    await cleanup.run();
    throw error;
  }
}

/** Writes the same rules again, every group with the same interval. @returns the seconds that each group had */
async function hasten(folder: string, interval: number): Promise<ReadonlyMap<string, number>> {
  const intervals = new Map<string, number>();
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    const { groups } = parse(await readFile(path, "utf8")) as { groups: { name: string; interval: Duration }[] };
    for (const group of groups) intervals.set(group.name, toSeconds(group.interval));
    await writeFile(path, stringify({ groups: groups.map((group) => ({ ...group, interval: `${interval}s` })) }, { lineWidth: 0 }));
  }
  return intervals;
}

/** One database an instance. */
function simulated(plan: Plan): Fleet {
  const fleet = fleetOf(plan);
  const projects = fleet.projects.map((project) => ({
    ...project,
    instances: project.instances.map((it) => ({ ...it, databases: ["neo4j"] })),
  }));
  return { ...fleet, projects, databases: fleet.instances };
}

/** Nobody is told of what fires here: the simulated Aura answers 404. */
const nowhere = (aura: string): string => `${aura}/nowhere`;

interface Urls {
  readonly aura: string;
  readonly prometheus: string;
  readonly alertmanager: string;
}

function inputOf(instances: number, { aura, prometheus, alertmanager }: Urls): object {
  const base = fleetConfig(instances);
  const credentialsIssued = new Date().toISOString().slice(0, "2026-01-01".length);
  const projects = Object.fromEntries(Object.entries(base.aura.projects).map(([key, it]) => [key, { ...it, credentialsIssued }]));
  return {
    ...base,
    aura: { ...base.aura, projects, metricsUrl: aura, tokenUrl: `${aura}/oauth/token` },
    prometheus: { ...base.prometheus, url: prometheus },
    alertmanager: { mode: "own", url: alertmanager },
    contacts: { ...base.contacts, oncall: { kind: "pagerduty", routingKey: "pagerduty", url: nowhere(aura) } },
  };
}

async function writeAll(folder: string, files: Readonly<Record<string, string>>, mode = 0o644): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text, { mode });
    await chmod(join(folder, path), mode);
  }
}
