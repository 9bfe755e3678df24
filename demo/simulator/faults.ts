import { concerns, type ActiveScenario } from "./active-scenario";
import type { Fault } from "./fault";
import { noise } from "./model/random";
import type { Endpoint } from "./scenarios";
import type { World } from "./world";

/**
 * What goes wrong with this request, the scenario that was switched on last first. Counts the request for every scenario that it concerns,
 * so that "each tenth" is each tenth of the requests it could have hit.
 */
export function faultsFor(world: World, endpoint: Endpoint, projectId?: string, instanceId?: string): Fault[] {
  return world.active
    .filter(({ scenario }) => scenario.fault && (scenario.endpoint ?? "metrics") === endpoint)
    .filter((active) => projectId === undefined || concerns(active, projectId, instanceId))
    .filter((active) => hits(active, world.seed))
    .flatMap(({ scenario, values }) => (scenario.fault ? [scenario.fault(values)] : []))
    .reverse();
}

function hits(active: ActiveScenario, seed: number): boolean {
  active.requests++;
  const { everyNth = 1, probability = 1 } = active.values;
  return active.requests % Math.max(1, Number(everyNth)) === 0 && noise(seed + active.startedAt, active.requests) < Number(probability);
}
