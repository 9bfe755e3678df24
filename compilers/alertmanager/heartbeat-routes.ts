import { type Duration, type Plan, type PlannedHeartbeat, toDuration, toSeconds } from "../../catalog/model";
import type { Route } from "./config";
import { is, isSet } from "./matchers";
import { heartbeatReceiverOf, nobody } from "./names";

/**
 * Signs of life go to who waits for them; those that nobody waits for end here, and none gets to the routes of problems. A receiver cannot
 * tell the endpoints apart that it hears of, so it hears of all of a project, or of the stack, at once: one that dies ends the sign.
 */
export function heartbeatRoute(plan: Plan): Route {
  return {
    matchers: [isSet("heartbeat")],
    receiver: nobody(plan.stack),
    group_by: ["alertname", "aura_stack", "aura_project"],
    routes: plan.heartbeats.map((it): Route => ({
      matchers: it.projectId === undefined ? [is("heartbeat", "stack")] : [is("aura_project", it.projectId), is("heartbeat", "project")],
      receiver: heartbeatReceiverOf(plan.stack, it.to),
      ...rhythm(it),
    })),
  };
}

/**
 * Alertmanager looks at a group once a `group_interval` and repeats what was sent more than a `repeat_interval` ago. Were they equal, every
 * second sign of life would be missing: at each look the last one was sent a moment less than an interval ago.
 */
const rhythm = ({ every }: PlannedHeartbeat): Pick<Route, "group_wait" | "group_interval" | "repeat_interval"> => ({
  group_wait: "0s",
  group_interval: every,
  repeat_interval: half(every),
});

const half = (every: Duration): Duration => toDuration(Math.max(1, Math.floor(toSeconds(every) / 2)));
