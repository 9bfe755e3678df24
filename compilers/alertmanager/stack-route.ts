import type { Plan } from "../../catalog/model";
import type { Route } from "./config";
import { heartbeatRoute } from "./heartbeat-routes";
import { heldRoutes, wholeStackWindows } from "./held-routes";
import { is } from "./matchers";
import { unrouted } from "./names";

/**
 * What one notification is about, and with the route what PagerDuty takes for the same incident: one thing that is wrong with one instance
 * or database, at one severity, so that an emergency pages again while a critical incident is open. Members and endpoints share one: what takes
 * many endpoints of a project down is nearly always one thing (Aura, the credentials, the network), and a page for each hides it. The price: an
 * endpoint that fails by itself while another's incident is open joins that one, in its list and in chats, and does not page anew.
 */
const GROUP_BY = ["alertname", "severity", "aura_stack", "aura_project", "instance_id", "database"];

/** The route of all alerts of one stack, and of no others. */
export function stackRoute(plan: Plan): Route {
  const mutes = wholeStackWindows(plan);
  return {
    matchers: [is("aura_stack", plan.stack)],
    receiver: unrouted(plan.stack),
    group_by: GROUP_BY,
    ...(mutes.length > 0 && { mute_time_intervals: mutes }),
    routes: [heartbeatRoute(plan), ...heldRoutes(plan)],
  };
}
