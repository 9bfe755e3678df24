import type { Plan, PlannedRoute } from "../../catalog/model";
import type { Route } from "./config";
import { is, isOneOf } from "./matchers";
import { intervalOf, nobody, receiverOf } from "./names";

/**
 * The routes of the config in their order, behind those of their escalations.
 *
 * @param mutes time intervals in which all of them are silent
 */
export const problemRoutes = (plan: Plan, mutes: readonly string[]): readonly Route[] => [
  ...escalationRoute(plan, mutes),
  ...plan.routes.map((it) => routeOf(plan, it, it.to, mutes)),
];

/**
 * An escalated alert goes to the second contact of the route that took the original: the same order of routes finds it. A route without
 * an escalation takes its alerts here, too, and tells nobody, lest a later route should.
 */
function escalationRoute(plan: Plan, mutes: readonly string[]): readonly Route[] {
  const last = plan.routes.findLastIndex(({ escalate }) => escalate !== undefined);
  if (last < 0) return [];
  return [
    {
      matchers: [is("escalation", "2")],
      receiver: nobody(plan.stack),
      routes: plan.routes.slice(0, last + 1).map((it) => routeOf(plan, it, it.escalate?.to ?? [], mutes)),
    },
  ];
}

function routeOf({ stack }: Plan, route: PlannedRoute, to: readonly string[], mutes: readonly string[]): Route {
  const muted = [...new Set([...mutes, ...(route.quietDuring === undefined ? [] : [intervalOf(stack, route.quietDuring)])])];
  return {
    matchers: Object.entries(route.match)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([label, values]) => isOneOf(label, values)),
    receiver: to.length === 0 ? nobody(stack) : receiverOf(stack, to),
    group_wait: route.groupWait,
    group_interval: route.groupInterval,
    repeat_interval: route.repeat,
    ...(muted.length > 0 && { mute_time_intervals: muted }),
    ...(route.activeDuring !== undefined && { active_time_intervals: [intervalOf(stack, route.activeDuring)] }),
  };
}
