import type { PlannedEndpoint, PlannedProject } from "../../catalog/model";
import type { CheckContext } from "../checks/check";
import type { Target } from "../servers/prometheus-answers";
import { type Trouble, troubleOf } from "./trouble";

/** An endpoint that should be scraped, and how that goes. */
export interface Endpoint {
  readonly project: PlannedProject;
  readonly planned: PlannedEndpoint;
  /** Undefined when Prometheus has no such target. */
  readonly target: Target | undefined;
  /** Undefined while the target is up, unknown or missing. */
  readonly trouble: Trouble | undefined;
}

/** Every endpoint of the stack, beside its target in Prometheus. */
export async function endpointsOf({ plan, prometheus }: CheckContext): Promise<readonly Endpoint[]> {
  const targets = (await prometheus.targets()).filter(({ labels }) => labels.aura_stack === plan.stack);
  return plan.projects.flatMap((project) =>
    project.endpoints.map((planned): Endpoint => {
      const target = targets.find(({ labels }) => labels.aura_endpoint === planned.id && labels.aura_project === project.id);
      const trouble = target?.health === "down" ? troubleOf(target.lastError, plan.tokenUrl) : undefined;
      return { project, planned, target, trouble };
    }),
  );
}

/** As people know it: the project's name, with the instance's id where that has an endpoint of its own. */
export const nameOf = ({ project, planned }: Endpoint): string =>
  planned.id === project.id ? `project ${project.key}` : `instance ${planned.id} of project ${project.key}`;

/** A count with its noun: `1 target`, `3 targets`. */
export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? "" : "s"}`;
