import type { ConfiguredInstance, Difference } from "./difference";
import type { LockedInstance } from "./lock";
import { tierWithoutMetrics } from "./tiers";

/** What is told of an instance; whose it is follows from where it was found. */
export type Told = Pick<Difference, "kind" | "weight" | "what" | "cause" | "fix">;

/** @param path where it stands in the config @param elsewhere key of the project that it belongs to instead */
export const missing = ({ name, id }: ConfiguredInstance, path: string, elsewhere: string | undefined): Told => ({
  kind: "missing",
  weight: "finding",
  what: `${name} (${id}) is configured, but not in its project in Aura`,
  cause: elsewhere === undefined ? "It was deleted, or the id is wrong." : `It belongs to project ${elsewhere}.`,
  fix:
    elsewhere === undefined
      ? `Remove ${path} from the stack file, or correct its id.`
      : `Move ${path} to aura.projects.${elsewhere}.instances.`,
});

/** It is still there, but not for long. */
export const beingDeleted = ({ name, id }: ConfiguredInstance, path: string): Told => ({
  kind: "missing",
  weight: "finding",
  what: `${name} (${id}) is being deleted`,
  cause: "Somebody deletes it in Aura.",
  fix: `Remove ${path} from the stack file when it is gone.`,
});

/** It is configured, but cannot be watched. */
export const withoutMetrics = ({ name, id }: ConfiguredInstance, path: string, { type }: LockedInstance): Told => ({
  kind: "without-metrics",
  weight: "finding",
  what: `Aura serves no metrics of ${name} (${id})`,
  cause: whyNoMetrics(type),
  fix: `Remove ${path} from the stack file, or move the instance to Business Critical or Virtual Dedicated Cloud.`,
});

/** It has no metrics for now, which the config may expect. */
export const atRest = ({ name, id, mayBePaused }: ConfiguredInstance, path: string, { status }: LockedInstance): Told => ({
  kind: "paused",
  weight: mayBePaused ? "note" : "finding",
  what: `${name} (${id}) is ${status}`,
  cause: "It has no metrics until it is resumed.",
  fix: mayBePaused
    ? "Nothing: the config expects it."
    : `Set ${path}.pausedDuring to always or to a calendar, or resume it; else its absence is an alert.`,
});

/** It has two names, which may be meant. */
export const otherName = ({ name, id }: ConfiguredInstance, path: string, found: LockedInstance): Told => ({
  kind: "renamed",
  weight: "note",
  what: `${name} (${id}) is called ${found.name} in Aura`,
  cause: "Messages show the name in the config.",
  fix: `Nothing, or set ${path}.name.`,
});

/** Nobody configured it. @param project its key in the config */
export function unconfigured({ name, id, metrics, type }: LockedInstance, project: string): Told {
  const what = `${name} (${id}) is in Aura, but not configured`;
  if (!metrics) return { kind: "without-metrics", weight: "note", what, cause: whyNoMetrics(type), fix: "Nothing: it cannot be watched." };
  return {
    kind: "unconfigured",
    weight: "finding",
    what,
    cause: "From the next `pulumi up` on it is watched under its name in Aura, with default thresholds and the default route.",
    fix: `Add the line under aura.projects.${project}.instances, with its team and tier.`,
  };
}

function whyNoMetrics(type: string): string {
  const tier = tierWithoutMetrics(type);
  return tier === undefined
    ? `Aura names no metrics address for it (type ${type}): its project has no metrics integration, or the API key may not see it.`
    : `${tier} has no metrics integration.`;
}
