import type { Plan } from "../../catalog/model";
import { type Fleet, fleetOf } from "../fleet";
import type { Done, Session } from "../session";
import { type Simulator, startSimulator } from "../simulator";
import { type Sinks, startSinks } from "../sinks";

/** Everything outside of the stack that the demo stands in for. */
export interface Surroundings {
  readonly simulator: Simulator;
  readonly fleet: Fleet;
  readonly sinks: Sinks;
}

/** Seconds: Aura keeps an answer for 30; a demo that scrapes every 2 s would see each thing late. */
const CACHE_SECONDS = 1;

/** Starts a simulated Aura with the fleet of the plan, and the sinks that stand for Slack, PagerDuty and a dead-man's switch. */
export async function startAura({ cleanup, screen }: Session, plan: Plan): Promise<Done<Surroundings>> {
  const fleet = fleetOf(plan);
  const simulator = await startSimulator({ projects: fleet.projects, cacheSeconds: CACHE_SECONDS });
  cleanup.add(simulator.stop);
  const sinks = await startSinks();
  cleanup.add(sinks.stop);
  screen.detail(`simulator ${simulator.url} · messages ${sinks.url}`);
  return { facts: `${fleet.instances} instances, ${fleet.databases} databases`, value: { simulator, fleet, sinks } };
}
