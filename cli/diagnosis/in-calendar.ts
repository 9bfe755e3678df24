import type { Calendar, CalendarSpan } from "../../catalog/model";

/** Whether a moment lies in one of a calendar's spans, as Alertmanager would say. */
export const inCalendar = ({ spans }: Calendar, moment: Date): boolean => spans.some((span) => inSpan(span, moment));

function inSpan({ days, times, timeZone, dates }: CalendarSpan, moment: Date): boolean {
  const { day, date, time } = localOf(moment, timeZone);
  return (
    (days.length === 0 || days.includes(day)) &&
    (times.length === 0 || times.some(({ from, to }) => from <= time && time < to)) &&
    (dates === undefined || (dates.from <= date && date <= dates.to))
  );
}

/** The weekday in small letters, `YYYY-MM-DD` and `HH:MM` that clocks of a time zone show. */
function localOf(moment: Date, timeZone: string): { readonly day: string; readonly date: string; readonly time: string } {
  const format = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    weekday: "long",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  const parts = Object.fromEntries(format.formatToParts(moment).map(({ type, value }) => [type, value]));
  return {
    day: parts.weekday!.toLowerCase(),
    date: `${parts.year}-${parts.month}-${parts.day}`,
    time: `${parts.hour}:${parts.minute}`,
  };
}
