import type { AuraInstance } from "./answers";
import type { LockedInstance } from "./lock";
import { tierWithoutMetrics } from "./tiers";

/** What the lock file keeps of an instance. Metrics carry ids in small letters. */
export const lockedInstanceOf = (it: AuraInstance): LockedInstance => ({
  id: it.id.toLowerCase(),
  name: it.name,
  projectId: it.tenant_id,
  type: it.type,
  status: it.status,
  region: it.region ?? null,
  memory: it.memory ?? null,
  storage: it.storage ?? null,
  metrics: (it.metrics_integration_url ?? "") !== "" && tierWithoutMetrics(it.type) === undefined,
});
