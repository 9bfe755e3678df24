import { presenceIn, type Project, type Resident, type World } from "../world";

const PLACE = { cloud_provider: "gcp", region: "europe-west2" };
const gib = (bytes: number): string => `${Math.round(bytes / 2 ** 30)}GB`;

/** `GET /v1/tenants/{id}`. */
export function tenantDetails({ id, name, residents }: Project): Record<string, unknown> {
  const kinds = new Set(residents.map(({ instance }) => instance.options.type ?? "business-critical"));
  return {
    id,
    name,
    instance_configurations: [...kinds].map((type) => ({
      ...PLACE,
      region_name: "London (europe-west2)",
      type,
      memory: "8GB",
      storage: "16GB",
      version: "5",
    })),
  };
}

/** An item of `GET /v1/instances`. */
export function instanceSummary(world: World, resident: Resident): Record<string, unknown> {
  const { options, projectId, bornAt } = resident.instance;
  return {
    id: options.id,
    name: presenceIn(world, resident).name,
    tenant_id: projectId,
    cloud_provider: PLACE.cloud_provider,
    created_at: new Date(bornAt).toISOString(),
  };
}

/** `GET /v1/instances/{id}`. */
export function instanceDetails(world: World, resident: Resident, baseUrl: string): Record<string, unknown> {
  const { options, profile, projectId, members } = resident.instance;
  const eligible = world.projects.find(({ id }) => id === projectId)?.metricsIntegration ?? false;
  const data = members[0]?.databases ?? [];
  return {
    ...instanceSummary(world, resident),
    ...PLACE,
    status: presenceIn(world, resident).status,
    type: options.type ?? "business-critical",
    connection_url: `neo4j+s://${options.id}.databases.neo4j.io`,
    memory: `${profile.cores * 4}GB`,
    storage: gib(profile.storageBytes),
    ...(eligible ? { metrics_integration_url: `${baseUrl}/api/v1/${projectId}/${options.id}/metrics` } : {}),
    graph_nodes: String(Math.floor(data.reduce((sum, { nodes }) => sum + nodes, 0))),
    graph_relationships: String(Math.floor(data.reduce((sum, { relationships }) => sum + relationships, 0))),
    secondaries_count: members.filter(({ mode }) => mode === "SECONDARY").length,
    cdc_enrichment_mode: "OFF",
    vector_optimized: false,
    graph_analytics_plugin: false,
  };
}
