import type { Metric } from "./metric";
import type {
  AgeSignal,
  FactSignal,
  FamiliesSignal,
  MemberProgressSignal,
  MembersSignal,
  ScrapeSignal,
  ServerSignal,
  Signal,
  SinceSignal,
  ThroughSignal,
} from "./signal";
import type { Duration, Unit } from "./units";
import { LEVEL_OF_SCOPE } from "./build-stored";

const FACT_LEVELS = {
  instance: "instance",
  "expected-instance": "instance",
  endpoint: "endpoint",
  "bolt-connection-limit": "instance",
  "credentials-issued": "project",
} as const;
const FACT_UNITS = {
  instance: "boolean",
  "expected-instance": "boolean",
  endpoint: "boolean",
  "bolt-connection-limit": "count",
  "credentials-issued": "timestamp",
} as const;

/** How many different metrics an instance was served with lately. */
export const families = (prefix: string, within: Duration): FamiliesSignal<"count"> => ({
  kind: "families",
  prefix,
  within,
  unit: "count",
  level: "instance",
});

/**
 * A metric of each member group by itself. Where Aura gives a series no database, the label is empty: the level is right for both.
 */
export const members = <U extends Unit>(it: Metric<U>): MembersSignal<U> => ({
  kind: "members",
  metric: it,
  unit: it.unit,
  level: it.scope === "instance" ? "member" : "databaseMember",
});

/** How far each member group has come in a window. */
export const memberProgress = <U extends Unit>(it: Metric<U>, window: Duration): MemberProgressSignal<U> => ({
  kind: "memberProgress",
  metric: it,
  window,
  unit: it.unit,
  level: it.scope === "instance" ? "member" : "databaseMember",
});

/** Seconds since the newest sample. */
export const age = (of: Metric, within: Duration = "15m"): AgeSignal<"seconds"> => ({
  kind: "age",
  of,
  within,
  unit: "seconds",
  level: LEVEL_OF_SCOPE[of.scope],
});

/** What the stack config knows. Its value is 1, a limit, or a moment. */
export const fact = <F extends FactSignal["fact"]>(name: F): FactSignal<(typeof FACT_UNITS)[F]> => ({
  kind: "fact",
  fact: name,
  unit: FACT_UNITS[name],
  level: FACT_LEVELS[name],
});

/** Seconds since a moment. */
export const since = (of: Signal<"timestamp">): SinceSignal<"seconds"> => ({ kind: "since", of, unit: "seconds", level: of.level });

/** What Prometheus notes about each scrape. */
export const scrape = <U extends Unit>(name: ScrapeSignal["name"], unit: U): ScrapeSignal<U> => ({
  kind: "scrape",
  name,
  unit,
  level: "endpoint",
});

/** What holds for the endpoint of an instance: the one that its samples came through. */
export const throughEndpoint = <U extends Unit>(of: Signal<U>, seen: Metric, within: Duration): ThroughSignal<U> => ({
  kind: "through",
  of,
  seen,
  within,
  unit: of.unit,
  level: "instance",
});

/** A gauge of the watcher itself. */
export const server = <U extends Unit>(program: ServerSignal["program"], name: string, unit: U): ServerSignal<U> => ({
  kind: "server",
  program,
  name,
  read: "value",
  unit,
  level: "server",
});

/** How far the slowest of a server's queues is behind: each queue's newest beside its own last. Seconds of both are moments. */
export const slowestOfServer = (
  program: ServerSignal["program"],
  { newest, formerly, done }: { readonly newest: string; readonly formerly: string; readonly done: string },
): ServerSignal<"seconds"> => ({ ...server(program, newest, "seconds"), minus: done, formerly });

/** Growth of a counter of the watcher itself. */
export const serverGrowth = (program: ServerSignal["program"], name: string, window: Duration): ServerSignal<"count"> => ({
  kind: "server",
  program,
  name,
  read: "growth",
  window,
  unit: "count",
  level: "server",
});

/** Growth of a counter that Prometheus keeps for each rule group, over this stack's own groups. */
export const ownRulesGrowth = (name: string, window: Duration): ServerSignal<"count"> => ({
  ...serverGrowth("prometheus", name, window),
  ownRules: true,
});

/** 1 while a metric of the watcher itself, whose job the config names, does not exist. */
export const serverAbsent = (program: ServerSignal["program"], name: string): ServerSignal<"boolean"> => ({
  kind: "server",
  program,
  name,
  read: "value",
  absent: true,
  unit: "boolean",
  level: "stack",
});
