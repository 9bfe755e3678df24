import type { Calendar, CalendarSpan, Plan, PlannedAlert } from "../../catalog/model";

/** A time in which New Relic tells nobody. */
export interface NewRelicMuting {
  /** Permanent: names its resource. */
  readonly id: string;
  readonly name: string;
  readonly description: string;
  /** All of them must hold. */
  readonly conditions: readonly {
    readonly attribute: string;
    readonly operator: "IN" | "EQUALS" | "CONTAINS";
    readonly values: readonly string[];
  }[];
  readonly schedule: {
    /** Local time in the zone, without an offset. */
    readonly startTime: string;
    readonly endTime: string;
    readonly timeZone: string;
    readonly repeat?: "DAILY" | "WEEKLY";
    readonly weeklyRepeatDays?: readonly string[];
  };
}

/** Maintenance windows, and the times in which instances may be paused, as muting rules. @param policies names of the stack's policies */
export const mutingOf = (plan: Plan, policies: readonly string[], absences: readonly string[]): readonly NewRelicMuting[] => [
  ...plan.maintenance.map((it): NewRelicMuting => ({
    id: it.name,
    name: `aura ${plan.stack} ${it.name}`,
    description: `${it.reason} (${it.author})`,
    conditions: [ofPolicies(policies), ...(it.instanceIds.length === 0 ? [] : [ofInstances(it.instanceIds)])],
    schedule: wholeWindow(calendarOf(plan, it.calendar)),
  })),
  ...pausesOf(plan, policies, absences),
];

const ofPolicies = (policies: readonly string[]) => ({ attribute: "policyName", operator: "IN", values: policies }) as const;
const ofInstances = (ids: readonly string[]) => ({ attribute: "tags.instance_id", operator: "IN", values: [...ids].sort() }) as const;

const calendarOf = ({ calendars }: Plan, name: string): Calendar => calendars.find((it) => it.name === name)!;

/** A window is one span here; a plan holds it in parts that Alertmanager can say. */
function wholeWindow({ spans }: Calendar): NewRelicMuting["schedule"] {
  const [first, last] = [spans[0]!, spans.at(-1)!];
  return {
    startTime: `${first.dates!.from}T${first.times[0]?.from ?? "00:00"}:00`,
    endTime: endOf(last.dates!.to, last.times[0]?.to ?? "24:00"),
    timeZone: first.timeZone,
  };
}

/** An instance that may be paused is not missed meanwhile: one rule for each time of the week, because a schedule of New Relic has one. */
function pausesOf(plan: Plan, policies: readonly string[], absences: readonly string[]): readonly NewRelicMuting[] {
  const names = [...new Set(plan.instances.flatMap(({ pause }) => (pause === undefined || pause === "always" ? [] : [pause])))].sort();
  if (absences.length === 0) return [];
  return names.flatMap((name) => {
    const ids = plan.instances.filter(({ pause }) => pause === name).map(({ id }) => id);
    return calendarOf(plan, name)
      .spans.flatMap(timesOf)
      .map((time, at): NewRelicMuting => ({
        id: `paused-${name}-${at}`,
        name: `aura ${plan.stack} paused during ${name} ${at + 1}`,
        description: `Instances that may be paused during ${name}.`,
        conditions: [ofPolicies(policies), ofInstances(ids), { attribute: "conditionName", operator: "IN", values: absences }],
        schedule: weekly(time),
      }));
  });
}

/** A time of some days. */
interface DayTime extends Pick<CalendarSpan, "days" | "timeZone"> {
  readonly from: string;
  readonly to: string;
}

/** A night is two times of a day: its end, and its beginning. */
const timesOf = ({ days, times, timeZone }: CalendarSpan): readonly DayTime[] =>
  (times.length === 0 ? [{ from: "00:00", to: "24:00" }] : times).map(({ from, to }) => ({ days, timeZone, from, to }));

/** A Monday long ago: a repeated schedule needs a day to begin with, and the same config must give the same bytes. */
const MONDAY = "2024-01-01";
const DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

function weekly({ days, from, to, timeZone }: DayTime): NewRelicMuting["schedule"] {
  const first = days.length === 0 ? 0 : Math.min(...days.map((it) => DAYS.indexOf(it)));
  const date = dayAfter(MONDAY, first);
  return {
    startTime: `${date}T${from}:00`,
    endTime: endOf(date, to),
    timeZone,
    ...(days.length === 0 ? { repeat: "DAILY" } : { repeat: "WEEKLY", weeklyRepeatDays: days.map((it) => it.toUpperCase()) }),
  };
}

const endOf = (date: string, time: string): string => (time === "24:00" ? `${dayAfter(date, 1)}T00:00:00` : `${date}T${time}:00`);

const dayAfter = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** Names of the conditions that fire because an instance brings nothing. */
export const absencesOf = (alerts: readonly PlannedAlert[], nameOf: (alert: PlannedAlert) => readonly string[]): readonly string[] =>
  alerts.filter(({ ifNoData }) => ifNoData === "alert").flatMap(nameOf);
