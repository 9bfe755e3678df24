import type { Role } from "../options";
import { presenceIn, type Project } from "../world";
import { json, type Route } from "./http";
import { instanceDetails, instanceSummary, tenantDetails } from "./management-documents";
import { managementRoute, refuse, type ManagementParts } from "./management-guard";

const ANY: readonly Role[] = ["PROJECT_ADMIN", "METRICS_READER", "PROJECT_VIEWER"];
const METRICS: readonly Role[] = ["PROJECT_ADMIN", "METRICS_READER"];

/** The part of the Aura management API that an inventory reads. */
export const managementRoutes = (parts: ManagementParts): Route[] => [...tenantRoutes(parts), ...instanceRoutes(parts)];

const projectsOf = ({ world, clients }: ManagementParts, clientId: string): Project[] =>
  world.projects.filter(({ id }) => clients.hasRole(clientId, id, ANY));

function tenantRoutes(parts: ManagementParts): Route[] {
  const projectOf = (clientId: string, id: string): Project | undefined =>
    projectsOf(parts, clientId).find((candidate) => candidate.id === id);
  return [
    managementRoute(parts, /^\/v1\/tenants$/, (clientId) =>
      json(200, { data: projectsOf(parts, clientId).map(({ id, name }) => ({ id, name })) }),
    ),
    managementRoute(parts, /^\/v1\/tenants\/([^/]+)$/, (clientId, id) => {
      const project = projectOf(clientId, id);
      return project ? json(200, { data: tenantDetails(project) }) : refuse(404, `Tenant not found: ${id}`);
    }),
    managementRoute(parts, /^\/v1\/tenants\/([^/]+)\/metrics-integration$/, (clientId, id) => {
      const project = projectOf(clientId, id);
      if (!project) return refuse(404, `Tenant not found: ${id}`);
      if (!parts.clients.hasRole(clientId, id, METRICS)) return refuse(403, "Forbidden");
      if (!project.metricsIntegration) return refuse(400, "Metrics integration is not available for this tenant");
      return json(200, { data: { endpoint: `${parts.baseUrl()}/api/v1/${id}/metrics` } });
    }),
  ];
}

function instanceRoutes(parts: ManagementParts): Route[] {
  const { world, baseUrl } = parts;
  const residentsOf = (clientId: string): Project["residents"] =>
    projectsOf(parts, clientId).flatMap(({ residents }) => residents.filter((resident) => presenceIn(world, resident).listed));
  return [
    managementRoute(parts, /^\/v1\/instances$/, (clientId, _, { query }) => {
      const tenant = query.get("tenantId");
      const residents = residentsOf(clientId).filter(({ instance }) => tenant === null || instance.projectId === tenant);
      return json(200, { data: residents.map((resident) => instanceSummary(world, resident)) });
    }),
    managementRoute(parts, /^\/v1\/instances\/([^/]+)$/, (clientId, id) => {
      const resident = residentsOf(clientId).find(({ instance }) => instance.options.id === id);
      return resident ? json(200, { data: instanceDetails(world, resident, baseUrl()) }) : refuse(404, `DB not found: ${id}`);
    }),
  ];
}
