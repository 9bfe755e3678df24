import type { ConfiguredProject } from "../../inventory/difference";
import type { StackConfig } from "../../stacks/config";

/** The projects and instances that a config names. */
export const configuredProjects = ({ aura }: StackConfig): readonly ConfiguredProject[] =>
  Object.entries(aura.projects).map(([key, { id, instances }]) => ({
    key,
    id,
    instances: Object.entries(instances).map(([name, it]) => ({
      key: name,
      id: it.id,
      name: it.name ?? name,
      mayBePaused: it.pausedDuring !== undefined,
    })),
  }));
