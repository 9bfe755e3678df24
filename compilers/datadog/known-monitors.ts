import { alertsFor, type FactSignal, type Guard, metric, type Plan, type PlannedAlert, type Signal, toSeconds } from "../../catalog/model";
import { type DatadogContext, HOUR, RUN, scopeOf } from "../../languages/datadog";
import { described } from "./described";
import type { MonitorDocument, Schedule } from "./document";
import { type Handles, tellers } from "./handles";
import { messageOf } from "./message";
import { levelsFor, type Subject, subjectsOf } from "./subjects";
import { bare, DELAY, existence } from "./watch";
import { windowText } from "./windows";

/** What is asked of each thing that the stack file knows: whether something of it is there, or whether a moment is long ago. */
type Question = { readonly fact: FactSignal["fact"] } & (
  { readonly kind: "absent"; readonly signal: Signal; readonly within: number } | { readonly kind: "due" }
);

/** The question of an alert about what the stack file knows; undefined for others. */
export function questionOf({ when, guards }: PlannedAlert): Question | undefined {
  const signal = bare(when.signal);
  if (when.kind !== "above") return undefined;
  if (signal.kind === "fact") return absenceOf(signal.fact, guards);
  const of = signal.kind === "since" ? bare(signal.of) : undefined;
  return of?.kind === "fact" && guards.length === 0 ? { fact: of.fact, kind: "due" } : undefined;
}

/** A signal has an age for as long as it had a value lately. */
function absenceOf(fact: FactSignal["fact"], [guard, ...more]: readonly Guard[]): Question | undefined {
  if (guard === undefined || more.length > 0 || guard.joins !== "unless" || guard.test !== "exists") return undefined;
  const { signal } = guard;
  return signal.kind === "age"
    ? { fact, kind: "absent", signal: metric(signal.of), within: toSeconds(signal.within) }
    : { fact, kind: "absent", signal, within: 0 };
}

/**
 * One monitor for each thing that the stack file knows, and severity. It has no groups: a group is known to Datadog only once it has sent
 * something, and what never came must be missed, too.
 */
export const knownMonitors = (question: Question, alert: PlannedAlert, plan: Plan, handles: Handles): readonly MonitorDocument[] =>
  subjectsOf(question.fact, plan).flatMap((subject) =>
    levelsFor(alert, subject, plan).map(([severity, level]): MonitorDocument => {
      const common = described(alert, severity, plan);
      return {
        ...common,
        ...(question.kind === "absent" ? absent(question, alert, subject, plan) : due(subject, level, alert, plan)),
        id: `${alert.id}-${severity}-${subject.id}`,
        name: `${common.name} · ${subject.name}`,
        tags: [...common.tags, ...subject.tags].sort(),
        role: "notifies",
        type: "query alert",
        onMissingData: "default",
        message: messageOf({ alert, severity, level, subject }, plan, handles),
        ...tellers(alert, severity, plan, handles, subject),
      };
    }),
  );

/** Names of the instances that nobody misses in Datadog because they may be paused at times. Those that always may be are missed nowhere. */
export const unmissedIn = ({ alerts, instances }: Plan): readonly string[] =>
  alertsFor(alerts, "datadog").some((it) => questionOf(it)?.fact === "expected-instance")
    ? instances.filter(({ pause }) => pause !== undefined && pause !== "always").map(({ name }) => name)
    : [];

const contextOf = ({ stack, interval }: Plan, { tags }: Subject): DatadogContext => ({
  stack,
  interval,
  filters: tags,
  folded: { level: "stack", fold: "max" },
});

type Asked = Pick<MonitorDocument, "query" | "thresholds"> & Partial<MonitorDocument>;

/** Missing data counts as zero with `default_zero`, and what is there as one. https://docs.datadoghq.com/monitors/configuration/#no-data */
function absent({ signal, within }: Extract<Question, { kind: "absent" }>, alert: PlannedAlert, subject: Subject, plan: Plan): Asked {
  const window = within + toSeconds(alert.holds) + plan.interval;
  return {
    query: `max(${windowText(window)}):default_zero(${existence(signal, contextOf(plan, subject))}) < 1`,
    thresholds: { critical: 1 },
    evaluationDelay: DELAY,
  };
}

/** Datadog has no clock in a query: what is always true is looked at from the day on which it is due, once a day. */
function due({ since, ...subject }: Subject, level: number, { holds }: PlannedAlert, plan: Plan): Asked {
  const series = `max:${RUN.allowed}${scopeOf(contextOf(plan, subject))}`;
  return {
    query: `max(${windowText(HOUR)}):default_zero(${series}) >= 0`,
    thresholds: { critical: 0 },
    schedule: daily(since! + level + toSeconds(holds)),
  };
}

/** What is due later than this is due never: a start has a year of four digits. */
const NEVER = Date.UTC(9999, 11, 31) / 1_000;

const daily = (seconds: number): Schedule => ({
  rrule: "FREQ=DAILY;INTERVAL=1",
  start: new Date(Math.min(seconds, NEVER) * 1_000).toISOString().slice(0, 19),
  timeZone: "UTC",
});
