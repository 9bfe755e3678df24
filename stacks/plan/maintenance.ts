import type { Calendar, CalendarSpan, PlannedMaintenance } from "../../catalog/model";
import type { MaintenanceInput } from "../config/calendars";
import type { LocalMoment } from "../values/moment";
import type { Draft } from "./draft";
import { findInstance } from "./labels";

/** Maintenance windows and the calendars that they became. */
export interface Maintenance {
  readonly windows: readonly PlannedMaintenance[];
  readonly calendars: readonly Calendar[];
}

/** Reads the section `maintenance`. A window is named by its times, so that its place in the list means nothing. */
export function resolveMaintenance(draft: Draft): Maintenance {
  const taken = new Map<string, number>();
  const resolved = draft.config.maintenance.map((window, at) => {
    if (text(window.to) <= text(window.from)) {
      draft.report({
        path: `maintenance[${at}].to`,
        value: text(window.to),
        problem: `is not after its beginning, ${text(window.from)}`,
        fix: "correct one of them",
      });
    }
    const base = `maintenance-${text(window.from)}-${text(window.to)}`;
    taken.set(base, (taken.get(base) ?? 0) + 1);
    const name = taken.get(base) === 1 ? base : `${base}-${taken.get(base)}`;
    const instanceIds = window.instances.flatMap((it) => findInstance(it, `maintenance[${at}].instances`, draft));
    return {
      window: { name, calendar: name, instanceIds, reason: window.reason, author: window.author },
      calendar: { name, spans: windowSpans(window).map((span) => ({ ...span, timeZone: window.timeZone })) },
    };
  });
  return { windows: resolved.map(({ window }) => window), calendars: resolved.map(({ calendar }) => calendar) };
}

const text = ({ date, time }: LocalMoment): string => `${date}T${time}`;

type Span = Omit<CalendarSpan, "timeZone">;

/**
 * A window as spans of dates with one time each: the rest of its first day, whole days, the beginning of its last day. Alertmanager reads
 * days, months and years apart, so no span crosses the end of a month.
 */
function windowSpans({ from, to }: MaintenanceInput): readonly Span[] {
  if (from.date === to.date) return [span(from.date, from.date, { from: from.time, to: to.time })];
  const startsWhole = from.time === "00:00";
  const first = startsWhole ? [] : [span(from.date, from.date, { from: from.time, to: "24:00" })];
  const last = to.time === "00:00" ? [] : [span(to.date, to.date, { from: "00:00", to: to.time })];
  return [...first, ...wholeDays(startsWhole ? from.date : dayAfter(from.date, 1), dayAfter(to.date, -1)), ...last];
}

function wholeDays(from: string, to: string): readonly Span[] {
  if (from > to) return [];
  const end = endOfMonth(from);
  return end >= to ? [span(from, to)] : [span(from, end), ...wholeDays(dayAfter(end, 1), to)];
}

const span = (from: string, to: string, times?: { readonly from: string; readonly to: string }): Span => ({
  days: [],
  times: times === undefined ? [] : [times],
  dates: { from, to },
});

const dateOf = (moment: number): string => new Date(moment).toISOString().slice(0, 10);

const dayAfter = (date: string, days: number): string => dateOf(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000);

const endOfMonth = (date: string): string => dateOf(Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)), 0));
