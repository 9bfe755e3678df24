import type { Plan } from "../../catalog/model";
import type { Route } from "./config";
import { is, isOneOf } from "./matchers";
import { intervalOf, nobody, unrouted } from "./names";
import { problemRoutes } from "./problem-routes";

/**
 * All problem routes, behind copies of them that are silent while an instance is worked on or may be paused. A time interval
 * holds for one node of the tree only, so what is silent at other times needs nodes of its own; there is one copy for each
 * distinct set of windows, however many instances share it.
 *
 * What fires still when the window ends is sent then. What was told before the window and ends within it stays open where it was told,
 * unless the window ends within 15 minutes: for so long Prometheus repeats that an alert ended.
 */
export const heldRoutes = (plan: Plan): readonly Route[] => [
  ...maintained(plan).map(({ windows, instanceIds }): Route => {
    const mutes = [...wholeStackWindows(plan), ...windows];
    return {
      matchers: [isOneOf("instance_id", instanceIds)],
      receiver: unrouted(plan.stack),
      mute_time_intervals: mutes,
      routes: pausable(plan, mutes),
    };
  }),
  ...pausable(plan, wholeStackWindows(plan)),
];

/** The windows that silence the whole stack. */
export const wholeStackWindows = (plan: Plan): readonly string[] =>
  unique(plan.maintenance.filter(({ instanceIds }) => instanceIds.length === 0).map(({ calendar }) => intervalOf(plan.stack, calendar)));

function pausable(plan: Plan, mutes: readonly string[]): readonly Route[] {
  const pauses = unique(plan.instances.flatMap(({ pause }) => (pause === undefined ? [] : [pause])));
  return [
    ...pauses.map((pause): Route => {
      if (pause === "always") return { matchers: [is("pause", pause)], receiver: nobody(plan.stack) };
      const all = unique([...mutes, intervalOf(plan.stack, pause)]);
      return { matchers: [is("pause", pause)], receiver: unrouted(plan.stack), mute_time_intervals: all, routes: problemRoutes(plan, all) };
    }),
    ...problemRoutes(plan, mutes),
  ];
}

interface Maintained {
  readonly windows: readonly string[];
  readonly instanceIds: readonly string[];
}

/** Instances that share the same windows, so that an instance in two windows is silent in both. */
function maintained(plan: Plan): readonly Maintained[] {
  const groups = new Map<string, { readonly windows: readonly string[]; readonly instanceIds: string[] }>();
  for (const id of unique(plan.maintenance.flatMap(({ instanceIds }) => instanceIds))) {
    const windows = windowsOf(plan, id);
    const group = groups.get(windows.join()) ?? { windows, instanceIds: [] };
    groups.set(windows.join(), group);
    group.instanceIds.push(id);
  }
  return [...groups.values()];
}

const windowsOf = (plan: Plan, id: string): readonly string[] =>
  unique(plan.maintenance.filter(({ instanceIds }) => instanceIds.includes(id)).map(({ calendar }) => intervalOf(plan.stack, calendar)));

const unique = (values: readonly string[]): readonly string[] => [...new Set(values)].sort();
