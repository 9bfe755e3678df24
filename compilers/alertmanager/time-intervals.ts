import type { Calendar, CalendarSpan } from "../../catalog/model";
import type { IntervalSpan, TimeInterval } from "./config";
import { monthsOf } from "./months-of";
import { intervalOf } from "./names";

/** A calendar as Alertmanager reads it. */
export const timeInterval = (stack: string, { name, spans }: Calendar): TimeInterval => ({
  name: intervalOf(stack, name),
  time_intervals: spans.flatMap(intervalSpans),
});

function intervalSpans({ days, times, timeZone, dates }: CalendarSpan): readonly IntervalSpan[] {
  const span: IntervalSpan = {
    ...(days.length > 0 && { weekdays: days }),
    ...(times.length > 0 && { times: times.map(({ from, to }) => ({ start_time: from, end_time: to })) }),
    location: timeZone,
  };
  return dates === undefined ? [span] : monthsOf(dates).map((month) => ({ ...month, ...span }));
}
