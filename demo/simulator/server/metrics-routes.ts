import type { Clients } from "../clients";
import type { Tokens } from "../tokens";
import { collect } from "../collect";
import { faultsFor } from "../faults";
import { presenceIn, type Project, type Resident, type World } from "../world";
import { faultReply, spoil } from "./apply-faults";
import type { Reply, Request, Route } from "./http";

interface MetricsRouteParts {
  readonly world: World;
  readonly clients: Clients;
  readonly tokens: Tokens;
  readonly clock: () => number;
  readonly cacheMs: number;
}

interface Cached {
  readonly at: number;
  readonly body: string;
}

/** The project endpoint and the instance endpoint. */
export function metricsRoutes(parts: MetricsRouteParts): Route[] {
  const cache = new Map<string, Cached>();
  return [
    {
      method: "GET",
      path: /^\/api\/v1\/([^/]+)(?:\/([^/]+))?\/metrics$/,
      answer: (request, projectId = "", instanceId) => {
        const faults = faultsFor(parts.world, "metrics", projectId, instanceId);
        return spoil(faultReply(faults) ?? metricsReply(parts, cache, request, { projectId, instanceId }), faults);
      },
    },
  ];
}

interface Place {
  readonly projectId: string;
  readonly instanceId: string | undefined;
}

function metricsReply(parts: MetricsRouteParts, cache: Map<string, Cached>, request: Request, { projectId, instanceId }: Place): Reply {
  const identity = parts.tokens.identify(request.headers.authorization);
  if (identity.state !== "valid")
    return { status: 401, body: `Unauthorized: the bearer token is ${identity.state}.`, headers: { "www-authenticate": "Bearer" } };
  const project = parts.world.projects.find(({ id }) => id === projectId);
  if (!project) return { status: 404, body: `No project ${projectId}.` };
  if (!parts.clients.hasRole(identity.clientId, projectId, ["METRICS_READER", "PROJECT_ADMIN"])) {
    return { status: 401, body: "User doesn't have access to Metrics resources." };
  }
  const residents =
    instanceId === undefined ? project.residents : project.residents.filter((resident) => isHere(parts.world, resident, instanceId));
  if (instanceId !== undefined && residents.length === 0)
    return { status: 404, body: `No instance ${instanceId} in project ${projectId}.` };
  const body = cachedBody(parts, cache, project, residents, request.path);
  return { status: 200, body, headers: { "content-type": "text/plain; version=0.0.4" } };
}

const isHere = (world: World, resident: Resident, instanceId: string): boolean =>
  resident.instance.options.id === instanceId && presenceIn(world, resident).listed;

function cachedBody(
  { world, clock, cacheMs }: MetricsRouteParts,
  cache: Map<string, Cached>,
  project: Project,
  residents: readonly Resident[],
  key: string,
): string {
  const now = clock();
  const cached = cache.get(key);
  if (cached && now - cached.at < cacheMs) return cached.body;
  const body = collect(world, project, residents, now);
  cache.set(key, { at: now, body });
  return body;
}
