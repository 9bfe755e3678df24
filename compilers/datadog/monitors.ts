import { alertsFor, type Guard, type Plan, type PlannedAlert, type Severity, thresholdClasses, toSeconds } from "../../catalog/model";
import { existence, watch, type Watched } from "./watch";
import { type DatadogContext, datadogQuery, DAY } from "../../languages/datadog";
import { type Compiled, compileEach } from "../compiled";
import { described, titleOf } from "./described";
import type { MonitorDocument, MonitorThresholds } from "./document";
import { endpointMonitor, isAboutEndpoints } from "./endpoint-monitor";
import { type Handles, tellers } from "./handles";
import { knownMonitors, questionOf } from "./known-monitors";
import { messageOf } from "./message";
import { recoveryOf } from "./recovery";
import { knownIds, type Section, sectionsOf } from "./sections";
import { windowText } from "./windows";

/** Seconds in which a new group is not judged, at least: Datadog's own default. */
const NEW_GROUP = 60;

/** One monitor for each severity of each alert, as one rule for each in Prometheus; parts and a composite where there are guards. */
export const compileMonitors = (plan: Plan, handles: Handles): Compiled<MonitorDocument> =>
  compileEach(alertsFor(plan.alerts, "datadog"), (alert) => monitorsOf(alert, plan, handles));

function monitorsOf(alert: PlannedAlert, plan: Plan, handles: Handles): readonly MonitorDocument[] {
  if (isAboutEndpoints(alert)) return alert.on.map((severity) => endpointMonitor(alert, severity, plan, handles));
  const question = questionOf(alert);
  if (question !== undefined) return knownMonitors(question, alert, plan, handles);
  const guards = alert.guards.filter((it) => !isAboutKnown(it));
  const judged = thresholdClasses(plan, alert).flatMap((it) =>
    sectionsOf(alert, it, plan).flatMap((section) =>
      [...it.levels].flatMap(([severity, level]) => judge(alert, severity, level, section, guards, plan, handles)),
    ),
  );
  return judged.length === 0 ? [] : [...guards.map((it, at) => guardMonitor(alert, it, at + 1, plan)), ...judged];
}

/** Whether a guard leaves out the instances that the stack knows; a scope says that, without a monitor. */
const isAboutKnown = ({ signal, joins }: Guard): boolean => joins === "unless" && signal.kind === "fact" && signal.fact === "instance";

type Judged = readonly MonitorDocument[];

function judge(
  alert: PlannedAlert,
  severity: Severity,
  level: number,
  section: Section,
  guards: readonly Guard[],
  plan: Plan,
  handles: Handles,
): Judged {
  const id = [alert.id, severity, ...(section.key === "" ? [] : [section.key])].join("-");
  const known = alert.guards.some(isAboutKnown) ? [`instance_id NOT IN (${knownIds(plan).join(",")})`] : [];
  const context = contextOf(plan, [...section.filters, ...(knownIds(plan).length === 0 ? [] : known)], section.boltConnectionLimit);
  const watched = watch(alert.when.kind, alert.when.signal, toSeconds(alert.holds), context);
  const signal = {
    ...described(alert, severity, plan),
    ...timed(watched),
    query: queryText(watched, alert.when.kind, level),
    thresholds: thresholdsOf(watched, level, watched.window < DAY ? recoveryOf(alert, level) : undefined),
    type: "query alert" as const,
  };
  const told = {
    ...tellers(alert, severity, plan, handles),
    message: messageOf({ alert, severity, level, composite: guards.length > 0 }, plan, handles),
  };
  if (guards.length === 0) return [{ ...signal, ...told, id, role: "notifies" }];
  const own = `${id}-signal`;
  return [
    { ...signal, id: own, role: "part", name: `${signal.name} · signal`, message: PART },
    {
      ...described(alert, severity, plan),
      ...told,
      id,
      role: "notifies",
      type: "composite",
      thresholds: {},
      query: composed(own, alert, guards),
    },
  ];
}

const composed = (signal: string, { id }: PlannedAlert, guards: readonly Guard[]): string =>
  [`{${signal}}`, ...guards.map(({ joins }, at) => `${joins === "unless" ? "!" : ""}{${guardId(id, at + 1)}}`)].join(" && ");

const guardId = (alert: string, at: number): string => `${alert}-guard-${at}`;

const PART = "Part of a composite monitor, which tells people; this one tells nobody.";

function guardMonitor(alert: PlannedAlert, guard: Guard, at: number, plan: Plan): MonitorDocument {
  const context = contextOf(plan, []);
  const watched = watchGuard(guard, toSeconds(alert.holds), context);
  const level = guard.test === "exists" ? 0 : guard.level.value;
  return {
    ...described(alert, alert.on[0]!, plan),
    ...timed(watched),
    id: guardId(alert.id, at),
    role: "part",
    name: `${titleOf(alert, plan)} · guard ${at}`,
    type: "query alert",
    query: queryText(watched, guard.test === "below" ? "below" : "above", level),
    thresholds: thresholdsOf(watched, level),
    message: PART,
    priority: 5,
  };
}

function watchGuard({ test, signal }: Guard, holds: number, context: DatadogContext): Watched {
  if (test !== "exists") return watch(test, signal, holds, context);
  return { ...watch("above", signal, holds, context), query: existence(signal, context), aggregator: "min" };
}

const contextOf = (plan: Plan, filters: readonly string[], boltConnectionLimit?: number): DatadogContext => ({
  stack: plan.stack,
  interval: plan.interval,
  filters,
  ...(boltConnectionLimit !== undefined && { boltConnectionLimit }),
});

function queryText({ aggregator, window, query, squared }: Watched, test: "above" | "below", level: number): string {
  return `${aggregator}(${windowText(window)}):${query} ${test === "above" ? ">" : "<"} ${squared ? level * level : level}`;
}

const thresholdsOf = ({ squared }: Watched, level: number, recovery?: number): MonitorThresholds => ({
  critical: squared ? level * level : level,
  ...(recovery !== undefined && { criticalRecovery: squared ? recovery * recovery : recovery }),
});

/** A new group is judged once its window can be full; what looks back longer has a guard that asks for enough history. */
const timed = ({ window, delay, aggregator }: Watched) => ({
  evaluationDelay: delay,
  newGroupDelay: aggregator === "sum" || window >= DAY ? NEW_GROUP : Math.max(NEW_GROUP, window),
});

/** The query of a signal as a dashboard draws it. */
export const drawn = (plan: Plan, signal: PlannedAlert["when"]["signal"]): string => datadogQuery(signal, contextOf(plan, []));
