import type { Calendar, CalendarSpan } from "../../catalog/model";
import { type CalendarInput, WEEKDAYS } from "../config/calendars";
import type { ClockSpan } from "../values/clock-span";
import { byName, type Draft } from "./draft";

type Weekday = (typeof WEEKDAYS)[number];

/** Reads the section `calendars`: spans of the week, split at midnight. */
export const resolveCalendars = ({ config: { calendars }, report }: Draft): readonly Calendar[] =>
  byName(calendars).map(([name, it]) => {
    const ways = [it.days ?? it.times, it.weekly].filter((way) => way !== undefined).length;
    if (ways === 0)
      report({ path: `calendars.${name}`, problem: "names no time", fix: 'add days: [saturday, sunday], times: "19:00-07:00", or both' });
    if (ways === 2) report({ path: `calendars.${name}.weekly`, problem: "stands beside days or times", fix: "say all of it in weekly" });
    const spans = it.weekly?.flatMap((part) => weekly(part.days ?? WEEKDAYS, part.times)) ?? daysAndTimes(it);
    return { name, spans: spans.map((span) => ({ ...span, timeZone: it.timeZone })) };
  });

type Span = Omit<CalendarSpan, "timeZone">;

/** The whole of the named days, and the time on all others: nights and weekends. */
function daysAndTimes({ days = [], times }: CalendarInput): readonly Span[] {
  const others = WEEKDAYS.filter((day) => !days.includes(day));
  return [
    ...(days.length > 0 ? [{ days: inOrder(days), times: [] }] : []),
    ...(times !== undefined && others.length > 0 ? [{ days: days.length === 0 ? [] : others, times: withinOneDay(times) }] : []),
  ];
}

/** A time that begins on the named days; what lies after midnight is on the days after them. */
function weekly(days: readonly Weekday[], times: ClockSpan | undefined): readonly Span[] {
  if (times === undefined) return [{ days: inOrder(days), times: [] }];
  const [first, second] = splitAtMidnight(times);
  const next = days.map((day) => WEEKDAYS[(WEEKDAYS.indexOf(day) + 1) % WEEKDAYS.length]!);
  return [{ days: inOrder(days), times: [first] }, ...(second === undefined ? [] : [{ days: inOrder(next), times: [second] }])];
}

const inOrder = (days: readonly Weekday[]): readonly Weekday[] => WEEKDAYS.filter((day) => days.includes(day));

/** On a day that has a night before and after it, the earlier part first. */
function withinOneDay(times: ClockSpan): readonly ClockSpan[] {
  const [first, second] = splitAtMidnight(times);
  return second === undefined ? [first] : [second, first];
}

function splitAtMidnight({ from, to }: ClockSpan): readonly [ClockSpan, ClockSpan?] {
  if (from < to) return [{ from, to }];
  return to === "00:00"
    ? [{ from, to: "24:00" }]
    : [
        { from, to: "24:00" },
        { from: "00:00", to },
      ];
}
