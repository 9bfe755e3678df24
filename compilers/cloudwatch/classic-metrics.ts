import type { Metric, Plan, PlannedProject, ScrapeSignal } from "../../catalog/model";
import { shownIn } from "./shards";

/** Classic metrics of one kind: which series they are taken from, and the labels that tell one from another. */
export interface ClassicMetrics {
  readonly names: readonly string[];
  /** Every combination of values is a metric, and every metric is billed. */
  readonly dimensions: readonly string[];
}

/** What is noted of scrapes and read by classic alarms. */
const OF_SCRAPES: readonly ScrapeSignal["name"][] = ["up", "scrape_duration_seconds", "scrape_timeout_seconds"];

const DIMENSIONS = {
  endpoint: ["aura_stack", "aura_endpoint"],
  instance: ["aura_stack", "instance_id"],
  database: ["aura_stack", "instance_id", "database"],
} as const;

/** Which classic metrics there are: of each series one and no more. Members of a cluster are one metric, whose statistics fold them. */
export const classicMetrics = (metrics: readonly Metric[]): Readonly<Record<keyof typeof DIMENSIONS, ClassicMetrics>> => {
  const named = (scope: Metric["scope"]): readonly string[] => metrics.filter((it) => it.scope === scope).map(({ name }) => name);
  return {
    endpoint: { names: OF_SCRAPES, dimensions: DIMENSIONS.endpoint },
    instance: { names: named("instance"), dimensions: DIMENSIONS.instance },
    database: { names: named("database"), dimensions: DIMENSIONS.database },
  };
};

/** How many classic metrics a project brings. */
export function classicMetricsOf(plan: Plan, project: PlannedProject): number {
  const { endpoint, instance, database } = classicMetrics(shownIn(plan, project));
  const instances = plan.instances.filter(({ projectId }) => projectId === project.id).length;
  const perInstance = instance.names.length + database.names.length * project.expectedDatabases;
  return instances * perInstance + project.endpoints.length * endpoint.names.length;
}
