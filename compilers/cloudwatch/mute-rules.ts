import type { CalendarSpan, Plan, PlannedMaintenance } from "../../catalog/model";

/** Alarms that one rule may mute: PutAlarmMuteRule in the CloudWatch API reference. */
const ALARMS_PER_RULE = 100;

/** Times in which alarms tell nobody, in the words of the CloudWatch API. */
export interface MuteRule {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  /** `at(yyyy-MM-ddThh:mm)` once, `cron(minute hour day month weekday)` again and again. */
  readonly expression: string;
  /** ISO 8601, `PT6H`. */
  readonly duration: string;
  readonly timezone: string;
  readonly alarmNames: readonly string[];
}

/** An alarm as maintenance looks at it. */
interface MutedAlarm {
  readonly name: string;
  /** Labels of what it is about. Absent where it watches many instances, and a rule would mute it for all of them. */
  readonly about?: Readonly<Record<string, string>>;
}

/** Mute rules for maintenance: of the whole stack, or of instances that have alarms of their own. */
export const compileMuteRules = (plan: Plan, alarms: readonly MutedAlarm[]): readonly MuteRule[] =>
  plan.maintenance.flatMap((window) => rulesOf(plan, window, mutedIn(window, alarms)));

const mutedIn = ({ instanceIds }: PlannedMaintenance, alarms: readonly MutedAlarm[]): readonly string[] =>
  alarms.filter(({ about }) => instanceIds.length === 0 || instanceIds.includes(about?.instance_id ?? "")).map(({ name }) => name);

function rulesOf(plan: Plan, { name, calendar, reason, author }: PlannedMaintenance, alarmNames: readonly string[]): readonly MuteRule[] {
  const parts = Array.from({ length: Math.ceil(alarmNames.length / ALARMS_PER_RULE) }, (_, part) =>
    alarmNames.slice(part * ALARMS_PER_RULE, (part + 1) * ALARMS_PER_RULE),
  );
  return plan.calendars
    .find((it) => it.name === calendar)!
    .spans.flatMap(withinFifteenDays)
    .flatMap((span, at) =>
      parts.map((names, part) => {
        const id = [name, ...(at > 0 ? [at + 1] : []), ...(part > 0 ? [`part-${part + 1}`] : [])]
          .join("-")
          .toLowerCase()
          .replaceAll(":", "");
        return { id, name: `aura-${plan.stack}-${id}`, description: `${reason} (${author})`, ...schedule(span), alarmNames: names };
      }),
    );
}

const DAY = 1_440;
/** Days that a rule may last: `Duration` of a mute rule's schedule in the CloudWatch API reference. */
const LONGEST = 15;

/** A long span in parts that a rule may last. */
function withinFifteenDays(span: CalendarSpan): readonly CalendarSpan[] {
  const { from, to } = span.dates!;
  const last = dayAfter(from, LONGEST - 1);
  if (last >= to) return [span];
  return [{ ...span, dates: { from, to: last } }, ...withinFifteenDays({ ...span, dates: { from: dayAfter(last, 1), to } })];
}

const dayAfter = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** A span of dates, and one time of each: maintenance is made of such. */
function schedule({ dates, times, timeZone }: CalendarSpan): Pick<MuteRule, "expression" | "duration" | "timezone"> {
  const [time = { from: "00:00", to: "24:00" }] = times;
  const days = (Date.parse(`${dates!.to}T00:00:00Z`) - Date.parse(`${dates!.from}T00:00:00Z`)) / 86_400_000;
  return {
    expression: `at(${dates!.from}T${time.from})`,
    duration: isoDuration(days * DAY + minutesOf(time.to) - minutesOf(time.from)),
    timezone: timeZone,
  };
}

const minutesOf = (clock: string): number => {
  const [hours = 0, minutes = 0] = clock.split(":").map(Number);
  return hours * 60 + minutes;
};

function isoDuration(minutes: number): string {
  const [days, rest] = [Math.floor(minutes / DAY), minutes % DAY];
  const [hours, left] = [Math.floor(rest / 60), rest % 60];
  const time = `${hours > 0 ? `${hours}H` : ""}${left > 0 ? `${left}M` : ""}`;
  return `P${days > 0 ? `${days}D` : ""}${time === "" ? "" : `T${time}`}`;
}
