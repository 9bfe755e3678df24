import type { Contact, Duration, PlannedHeartbeat, PlannedRoute } from "../../catalog/model";
import type { AlertRouteInput, HeartbeatRouteInput } from "../config/routes";
import { suggest } from "../mistakes/suggest";
import { defaultRoutes } from "./default-routes";
import { type Draft, namesIn } from "./draft";
import { findProject, type Fleet, resolveMatch } from "./labels";

/** How often people are told again. */
const REPEAT: Duration = "4h";

/** Who is told about what, and where the sign of life goes. */
export interface Routing {
  readonly routes: readonly PlannedRoute[];
  readonly heartbeats: readonly PlannedHeartbeat[];
}

/** Reads the section `routes`; without a route for problems there is a default tree. */
export function resolveRoutes(contacts: readonly Contact[], fleet: Fleet, draft: Draft): Routing {
  const placed = draft.config.routes.map((route, at) => ({ route, path: `routes[${at}]` }));
  const heartbeats = placed.flatMap(({ route, path }) =>
    route.heartbeat === true ? [resolveHeartbeat(route, path, contacts, draft)] : [],
  );
  const routes = placed.flatMap(({ route, path }) => (route.heartbeat === true ? [] : [resolveRoute(route, path, fleet, draft)]));
  const silent = new Set(heartbeats.flatMap(({ to }) => to));
  return { heartbeats, routes: routes.length > 0 ? routes : defaultRoutes(contacts.filter(({ name }) => !silent.has(name))) };
}

function resolveHeartbeat(
  { to, project, every }: HeartbeatRouteInput,
  path: string,
  contacts: readonly Contact[],
  draft: Draft,
): PlannedHeartbeat {
  reportContacts(to, `${path}.to`, draft);
  for (const it of contacts.filter(({ name, kind }) => to.includes(name) && kind !== "webhook")) {
    draft.report({
      path: `${path}.to`,
      value: it.name,
      problem: `is a ${it.kind} contact, and would be told of every heartbeat`,
      fix: "name a webhook of a service that pages when heartbeats stop",
    });
  }
  const projectId = project === undefined ? undefined : findProject(project, `${path}.project`, draft)[0];
  return { to, every, ...(projectId !== undefined && { projectId }) };
}

function resolveRoute(route: AlertRouteInput, path: string, fleet: Fleet, draft: Draft): PlannedRoute {
  reportContacts(route.to, `${path}.to`, draft);
  reportEscalation(route, path, draft);
  if (route.repeat !== undefined && route.digest !== undefined) {
    draft.report({ path: `${path}.digest`, value: route.digest, problem: "says the same as repeat", fix: "remove one of them" });
  }
  for (const field of ["quietDuring", "activeDuring"] as const) reportCalendar(route[field], `${path}.${field}`, draft);
  return {
    match: resolveMatch(route, path, fleet, draft),
    to: route.to,
    ...(route.escalate !== undefined && { escalate: route.escalate }),
    ...(route.quietDuring !== undefined && { quietDuring: route.quietDuring }),
    ...(route.activeDuring !== undefined && { activeDuring: route.activeDuring }),
    repeat: route.digest ?? route.repeat ?? REPEAT,
    groupWait: route.groupWait,
    groupInterval: route.groupInterval,
  };
}

function reportEscalation({ to, escalate }: AlertRouteInput, path: string, draft: Draft): void {
  if (escalate === undefined) return;
  reportContacts(escalate.to, `${path}.escalate.to`, draft);
  if (escalate.to.every((it) => to.includes(it))) {
    draft.report({
      path: `${path}.escalate.to`,
      value: escalate.to.join(", "),
      problem: "was told already, by this route",
      fix: "name somebody else, or remove escalate",
    });
  }
}

function reportContacts(names: readonly string[], path: string, draft: Draft): void {
  const known = namesIn("contacts", draft);
  for (const value of names.filter((it) => !known.includes(it)))
    draft.report({ path, value, problem: "no such contact", fix: suggest(value, known, "contacts") });
}

function reportCalendar(value: string | undefined, path: string, draft: Draft): void {
  const known = namesIn("calendars", draft);
  if (value !== undefined && !known.includes(value))
    draft.report({ path, value, problem: "no such calendar", fix: suggest(value, known, "calendars") });
}
