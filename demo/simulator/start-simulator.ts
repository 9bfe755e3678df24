import type { ActiveScenario } from "./active-scenario";
import { checkOptions } from "./check-options";
import { createJournal } from "./journal";
import type { SimulatorOptions } from "./options";
import { createRoutes } from "./routes";
import { clearScenario, setScenario } from "./scenario-board";
import { servedSamples } from "./served";
import { dispatch } from "./server/http";
import { serve } from "./server/serve";
import type { ActiveSummary, Simulator } from "./simulator";
import { newWorld, type World } from "./world";

/** Starts a simulated Aura on 127.0.0.1. @throws Error listing every mistake in the options, or that the port is taken */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  checkOptions(options);
  const { clock = Date.now, seed = 1, lagSeconds = 0 } = options;
  const world = newWorld(options.projects, clock(), { seed, lagMs: lagSeconds * 1_000 });
  const journal = createJournal(clock);
  const { routes, clients } = createRoutes({ options, clock, world, journal, simulator: () => simulator });
  const { url, port, stop } = await serve(options.port ?? 0, async (request) => {
    const reply = await dispatch(routes, request);
    if (!request.path.startsWith("/admin/")) journal.request(`${request.method} ${request.path}`, reply.status);
    return reply;
  });
  const { add: addClient, revoke: revokeClient, changeSecret, setRoles } = clients;
  const { counts, reset: resetCounts } = journal;
  const served: Simulator["served"] = (only) => servedSamples(world, only);
  const reached = { url, port, stop, counts, resetCounts, served, addClient, revokeClient, changeSecret, setRoles };
  const simulator: Simulator = { ...reached, ...addressesAt(url), ...scenarioControls(world, clock) };
  return simulator;
}

const addressesAt = (url: string): Pick<Simulator, "tokenUrl" | "metricsUrl"> => ({
  tokenUrl: `${url}/oauth/token`,
  metricsUrl: (project, instance) => `${url}/api/v1/${project}${instance === undefined ? "" : `/${instance}`}/metrics`,
});

const scenarioControls = (world: World, clock: () => number): Pick<Simulator, "set" | "clear" | "active"> => ({
  set: (name, setting = {}) => summary(setScenario(world, name, setting, clock())),
  clear: (name, target = {}) => clearScenario(world, name, target, clock()),
  active: () => world.active.map(summary),
});

const summary = ({ scenario, values, project, instance, startedAt }: ActiveScenario): ActiveSummary => ({
  name: scenario.name,
  project,
  instance,
  params: values,
  startedAt,
});
