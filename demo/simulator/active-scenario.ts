import { noEffects, type Effects, type Incident } from "./model/effects";
import { newPresence, type Presence } from "./presence";
import type { Scenario, Values } from "./scenarios";

/** A scenario that is switched on. */
export interface ActiveScenario {
  readonly scenario: Scenario;
  readonly values: Values;
  /** Only this project. @default all */
  readonly project: string | undefined;
  /** Only this instance. @default all */
  readonly instance: string | undefined;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  /** Requests that its fault could have hit so far. */
  requests: number;
}

/** Whether it concerns this instance; without an instance, whether it concerns the project's own endpoint. */
export const concerns = (active: ActiveScenario, projectId: string, instanceId?: string): boolean =>
  (active.project === undefined || active.project === projectId) && (active.instance === undefined || active.instance === instanceId);

/** What the scenarios change about a member at a moment, later ones over earlier ones. */
export function effectsOn(active: readonly ActiveScenario[], member: number, at: number): Readonly<Effects> {
  if (active.length === 0) return noEffects;
  const effects: Effects = {};
  for (const { scenario, values, startedAt } of active) {
    const { member: only = "all" } = values;
    if (at > startedAt && (only === "all" || Number(only) === member)) scenario.effect?.(effects, values, (at - startedAt) / 1_000);
  }
  return effects;
}

/** What happens to members after `from` and not after `until` (milliseconds since the epoch), in order. */
export function incidentsOf(active: readonly ActiveScenario[], from: number, until: number): (Incident & { readonly at: number })[] {
  if (active.length === 0) return [];
  return active
    .flatMap(({ scenario, values, startedAt }) =>
      (scenario.incidents?.(values, (from - startedAt) / 1_000, (until - startedAt) / 1_000) ?? []).map((incident) => ({
        ...incident,
        at: startedAt + incident.after * 1_000,
      })),
    )
    .sort((one, other) => one.at - other.at);
}

/** What is visible of an instance under the scenarios. */
export function presenceOf(active: readonly ActiveScenario[], name: string): Presence {
  const presence = newPresence(name);
  for (const { scenario, values } of active) scenario.presence?.(presence, values);
  return presence;
}
