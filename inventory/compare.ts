import { configEntry, configLine } from "./config-entry";
import type { Lock, LockedInstance } from "./lock";
import { isAtRest, tierWithoutMetrics } from "./tiers";

/** An instance as the config describes it. */
export interface ConfiguredInstance {
  /** Where it stands in the config. */
  readonly key: string;
  /** What messages call it. */
  readonly name: string;
  readonly id: string;
  /** Whether the config expects that it may be paused. */
  readonly mayBePaused: boolean;
}

/** A project as the config describes it. */
export interface ConfiguredProject {
  readonly key: string;
  readonly id: string;
  readonly instances: readonly ConfiguredInstance[];
}

/** How the config and Aura differ in one instance. */
export interface Difference {
  readonly kind: "missing" | "unconfigured" | "renamed" | "paused" | "without-metrics";
  /** A note is worth knowing; everything else should be put right. */
  readonly weight: "finding" | "note";
  /** Key of the project in the config. */
  readonly project: string;
  readonly id: string;
  readonly name: string;
  readonly what: string;
  readonly cause: string;
  readonly fix: string;
  /** A line for the stack file, under `aura.projects.<project>.instances`. */
  readonly line?: string;
}

/**
 * Compares what is configured with what Aura has. Pure.
 * @param projects those that were read; of the others nothing is known
 */
export function compareFleet(projects: readonly ConfiguredProject[], lock: Lock): readonly Difference[] {
  const there = new Map(lock.instances.map((it) => [it.id, it]));
  const configured = new Set(projects.flatMap(({ instances }) => instances.map(({ id }) => id)));
  return projects.flatMap((project) => [
    ...project.instances.flatMap((it) => ofConfigured(it, project, there.get(it.id), projects)),
    ...ofUnconfigured(
      project,
      lock.instances.filter((it) => it.projectId === project.id && !configured.has(it.id)),
    ),
  ]);
}

type Told = Pick<Difference, "kind" | "weight" | "what" | "cause" | "fix">;

function ofConfigured(
  it: ConfiguredInstance,
  project: ConfiguredProject,
  found: LockedInstance | undefined,
  projects: readonly ConfiguredProject[],
): readonly Difference[] {
  const path = `aura.projects.${project.key}.instances.${it.key}`;
  const told =
    found === undefined || found.projectId !== project.id
      ? [missing(it, path, projects.find(({ id }) => id === found?.projectId)?.key)]
      : [...state(it, path, found), ...renamed(it, path, found)];
  return told.map((difference) => ({ project: project.key, id: it.id, name: it.name, ...difference }));
}

const missing = ({ name, id }: ConfiguredInstance, path: string, elsewhere: string | undefined): Told => ({
  kind: "missing",
  weight: "finding",
  what: `${name} (${id}) is configured, but not in its project in Aura`,
  cause: elsewhere === undefined ? "It was deleted, or the id is wrong." : `It belongs to project ${elsewhere}.`,
  fix:
    elsewhere === undefined
      ? `Remove ${path} from the stack file, or correct its id.`
      : `Move ${path} to aura.projects.${elsewhere}.instances.`,
});

function state({ name, id, mayBePaused }: ConfiguredInstance, path: string, { metrics, type, status }: LockedInstance): readonly Told[] {
  if (status === "destroying")
    return [
      {
        kind: "missing",
        weight: "finding",
        what: `${name} (${id}) is being deleted`,
        cause: "Somebody deletes it in Aura.",
        fix: `Remove ${path} from the stack file when it is gone.`,
      },
    ];
  if (!metrics)
    return [
      {
        kind: "without-metrics",
        weight: "finding",
        what: `Aura serves no metrics of ${name} (${id})`,
        ...whyNoMetrics(type),
        fix: `Remove ${path} from the stack file, or move the instance to Business Critical or Virtual Dedicated Cloud.`,
      },
    ];
  if (!isAtRest(status)) return [];
  return [
    {
      kind: "paused",
      weight: mayBePaused ? "note" : "finding",
      what: `${name} (${id}) is ${status}`,
      cause: "It has no metrics until it is resumed.",
      fix: mayBePaused
        ? "Nothing: the config expects it."
        : `Set ${path}.pausedDuring to always or to a calendar, or resume it; else its absence is an alert.`,
    },
  ];
}

const renamed = (it: ConfiguredInstance, path: string, { name }: LockedInstance): readonly Told[] =>
  it.name === name
    ? []
    : [
        {
          kind: "renamed",
          weight: "note",
          what: `${it.name} (${it.id}) is called ${name} in Aura`,
          cause: "Messages show the name in the config.",
          fix: `Nothing, or set ${path}.name.`,
        },
      ];

function ofUnconfigured({ key, instances }: ConfiguredProject, found: readonly LockedInstance[]): readonly Difference[] {
  const taken = instances.flatMap(({ key: own, name }) => [own, name]);
  return found.map((it) => {
    const entry = configEntry(it, taken);
    taken.push(entry.key);
    const who = { project: key, id: it.id, name: it.name, what: `${it.name} (${it.id}) is in Aura, but not configured` };
    if (!it.metrics)
      return { ...who, kind: "without-metrics", weight: "note", ...whyNoMetrics(it.type), fix: "Nothing: it cannot be watched." };
    const fix = `Add the line under aura.projects.${key}.instances, with its team and tier.`;
    return {
      ...who,
      kind: "unconfigured",
      weight: "finding",
      cause: "From the next `pulumi up` on it is watched under its name in Aura, with default thresholds and the default route.",
      fix,
      line: configLine(entry),
    };
  });
}

function whyNoMetrics(type: string): { readonly cause: string } {
  const tier = tierWithoutMetrics(type);
  return {
    cause:
      tier === undefined
        ? `Aura names no metrics address for it (type ${type}): its project has no metrics integration, or the API key may not see it.`
        : `${tier} has no metrics integration.`,
  };
}
