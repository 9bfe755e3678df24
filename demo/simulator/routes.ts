import { createClients, type Clients } from "./clients";
import { faultsFor } from "./faults";
import type { Journal } from "./journal";
import type { SimulatorOptions } from "./options";
import { createRateLimit } from "./rate-limit";
import { adminRoutes } from "./server/admin-routes";
import { faultReply } from "./server/apply-faults";
import type { Route } from "./server/http";
import { managementRoutes } from "./server/management-routes";
import { metricsRoutes } from "./server/metrics-routes";
import { tokenRoute } from "./server/token-route";
import type { Simulator } from "./simulator";
import { createTokens } from "./tokens";
import type { World } from "./world";

const MANAGEMENT_REQUESTS_PER_MINUTE = 125;

interface RouteParts {
  readonly options: SimulatorOptions;
  readonly clock: () => number;
  readonly world: World;
  readonly journal: Journal;
  /** Once it listens. */
  readonly simulator: () => Simulator;
}

/** All that the simulator answers, and the clients that it answers to. */
export function createRoutes({ options, clock, world, journal, simulator }: RouteParts): { routes: Route[]; clients: Clients } {
  const { cacheSeconds = 30, tokenLifetimeSeconds = 3_600, roleCacheSeconds = 300, tokenRequestsPerMinute = 60 } = options;
  const clients = createClients(options.projects, roleCacheSeconds * 1_000, clock);
  const tokens = createTokens(tokenLifetimeSeconds * 1_000, clock);
  const mayAskForTokens = createRateLimit(tokenRequestsPerMinute, clock);
  const mayAsk = createRateLimit(MANAGEMENT_REQUESTS_PER_MINUTE, clock);
  const fault = () => faultReply(faultsFor(world, "token"));
  return {
    clients,
    routes: [
      tokenRoute({ clients, tokens, journal, tokenLifetimeSeconds, fault, mayAsk: mayAskForTokens }),
      ...metricsRoutes({ world, clients, tokens, clock, cacheMs: cacheSeconds * 1_000 }),
      ...managementRoutes({ world, clients, tokens, mayAsk, baseUrl: () => simulator().url }),
      ...adminRoutes(simulator),
    ],
  };
}
