import { randomBytes } from "node:crypto";
import { mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createCleanup } from "../../../demo/cleanup";
import { freePorts } from "../../../demo/processes/free-ports";
import { type Simulator, type SimulatorOptions, startSimulator } from "../../../demo/simulator";
import { type Sinks, startSinks } from "../../../demo/sinks";
import { placeStack, type PlacedStack, type Secrets } from "./placed-stack";
import { type Servers, startServers } from "./servers";
import { type Addresses, CLIENT, PROJECT, type Said, stackInput } from "./stack-input";

/** What every test needs around its stack: a folder, a simulated Aura and sinks for messages. */
export interface Surroundings {
  readonly folder: string;
  readonly simulator: Simulator;
  readonly sinks: Sinks;
  readonly addresses: Addresses;
  /** The secret of the client that stacks begin with. */
  readonly clientSecret: string;
  /** Undone at the end, the newest first. */
  readonly onStop: (undo: () => Promise<void>) => void;
  /** Ends every process and server, and removes the folder. */
  readonly stop: () => Promise<void>;
}

/** An instance of the simulated fleet, and of the config. */
export interface TestInstance {
  readonly id: string;
  readonly name: string;
  readonly databases?: readonly string[];
}

/** A random text with the length of a PagerDuty key. */
export const randomKey = (): string => randomBytes(16).toString("hex");

/** Starts everything around a stack. The fleet is calm: no alert has a reason. @param more what differs from the usual simulator */
export async function startSurroundings(instances: readonly TestInstance[], more: Partial<SimulatorOptions> = {}): Promise<Surroundings> {
  const cleanup = createCleanup();
  try {
    const folder = await realpath(await mkdtemp(join(tmpdir(), "aura-e2e-")));
    cleanup.add(() => rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }));
    const clientSecret = randomKey();
    const simulator = await startSimulator({
      cacheSeconds: 0,
      projects: [
        {
          id: PROJECT,
          name: "shop",
          clients: [{ clientId: CLIENT, clientSecret }],
          instances: instances.map((it) => ({ ...it, load: 0.3 })),
        },
      ],
      ...more,
    });
    cleanup.add(simulator.stop);
    const sinks = await startSinks();
    cleanup.add(sinks.stop);
    const [first, second] = await freePorts(2);
    const addresses = {
      aura: simulator.url,
      pagerDuty: sinks.pagerDutyUrl,
      directory: join(folder, "files"),
      prometheus: `http://127.0.0.1:${first}`,
      alertmanager: `http://127.0.0.1:${second}`,
    };
    return { folder, simulator, sinks, addresses, clientSecret, onStop: (undo) => void cleanup.add(undo), stop: cleanup.run };
  } catch (error) {
    await cleanup.run();
    throw error;
  }
}

/** One stack with servers of its own. */
export interface Watched extends Surroundings {
  readonly stack: PlacedStack;
  readonly servers: Servers;
  /** Puts another config in force, with other secrets where some are given, and has the servers load it. */
  readonly change: (said: Said, secrets?: Secrets) => Promise<void>;
}

/** Starts a stack named `shop` with servers of its own, and waits for its first scrape. */
export async function startWatched(around: Surroundings, said: Said): Promise<Watched> {
  const { folder, addresses, clientSecret } = around;
  const stack = await placeStack("shop", addresses.directory, stackInput(addresses, said), { aura: clientSecret, pagerduty: randomKey() });
  const set = (name: string, file: string): string => join(addresses.directory, name, file);
  const servers = await startServers({
    folder,
    urls: addresses,
    prometheusConfig: set("shop-prometheus", "prometheus.yml"),
    alertmanagerConfig: set("shop-alertmanager", "alertmanager.yml"),
  });
  around.onStop(servers.stop);
  return {
    ...around,
    stack,
    servers,
    change: (next, secrets) => stack.change(stackInput(addresses, next), { ...stack.secrets(), ...secrets }),
  };
}
