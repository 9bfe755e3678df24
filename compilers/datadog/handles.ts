import type { Plan, PlannedAlert, PlannedRoute, Severity } from "../../catalog/model";
import { isInInstance } from "./instance-level";
import type { Subject } from "./subjects";

/** How Datadog calls a contact, `@pagerduty-payments`, by the contact's name. */
export type Handles = Readonly<Record<string, string>>;

/** Instances whose alerts go to the same people; the others are those that no group names. */
export interface Audience {
  readonly ids: readonly string[];
  readonly handles: readonly string[];
}

/** Whom Datadog tells again, and when. */
export interface Tellers {
  /** Minutes. */
  readonly renotifyInterval?: number;
  readonly escalationMessage?: string;
}

/** Who is told of an alert: everybody's handles, and those of instances that a route names by what is known of them. */
export function audiencesOf(alert: PlannedAlert, severity: Severity, plan: Plan, handles: Handles, subject?: Subject) {
  const called = (route: PlannedRoute | undefined): readonly string[] => handlesOf(route?.to ?? [], handles);
  const others = called(routeOf(alert, severity, plan, subject));
  if (subject !== undefined || !isInInstance(alert)) return { others, groups: [] };
  const groups = new Map<string, Audience>();
  for (const instance of plan.instances) {
    const own = called(routeOf(alert, severity, plan, { instance, projectId: instance.projectId }));
    const key = own.join(" ");
    if (key === others.join(" ")) continue;
    groups.set(key, { handles: own, ids: [...(groups.get(key)?.ids ?? []), instance.id.toLowerCase()].sort() });
  }
  return { others, groups: [...groups.values()].sort((a, b) => (a.ids[0]! < b.ids[0]! ? -1 : 1)) };
}

/** Escalation of the route that an alert takes, of an unknown instance where it is about many: Datadog has one for a monitor. */
export function tellers(alert: PlannedAlert, severity: Severity, plan: Plan, handles: Handles, subject?: Subject): Tellers {
  const route = routeOf(alert, severity, plan, subject);
  const second = handlesOf(route?.escalate?.to ?? [], handles);
  if (route === undefined || (handlesOf(route.to, handles).length === 0 && second.length === 0)) return {};
  return {
    renotifyInterval: minutes(second.length > 0 ? route.escalate!.after : route.repeat),
    ...(second.length > 0 && { escalationMessage: `Nobody has acted yet. ${second.join(" ")}` }),
  };
}

const handlesOf = (contacts: readonly string[], handles: Handles): readonly string[] =>
  contacts.flatMap((it) => (handles[it] === undefined ? [] : [handles[it]]));

const minutes = (duration: string): number => {
  const size = { s: 1 / 60, m: 1, h: 60, d: 1_440, w: 10_080 }[duration.slice(-1)] ?? 1;
  return Math.max(1, Math.round(Number(duration.slice(0, -1)) * size));
};

/** Who is told of something of a severity that is no alert of the catalog. */
export const tellersOf = (severity: Severity, plan: Plan, handles: Handles): readonly string[] => {
  const route = routeFor({ severity, environment: plan.environment }, plan);
  const called = handlesOf(route?.to ?? [], handles);
  return called.length === 0 ? [] : [called.join(" ")];
};

type About = Pick<Subject, "instance" | "projectId">;

/** The first route that takes an alert about something; about an instance that nobody configured without it. */
function routeOf(alert: PlannedAlert, severity: Severity, plan: Plan, about?: About): PlannedRoute | undefined {
  const instance = about?.instance;
  const labels: Readonly<Record<string, string | undefined>> = {
    severity,
    aura_alert: alert.id,
    environment: instance?.environment ?? plan.environment,
    team: instance?.team,
    tier: instance?.tier,
    service: instance?.service,
    aura_project: about?.projectId ?? (plan.projects.length === 1 ? plan.projects[0]!.id : undefined),
    instance_id: instance?.id,
  };
  return routeFor(labels, plan);
}

const routeFor = (labels: Readonly<Record<string, string | undefined>>, { routes }: Plan): PlannedRoute | undefined =>
  routes.find(({ match }) =>
    Object.entries(match).every(([label, values]) => values === undefined || values.includes(labels[label] ?? "")),
  );
