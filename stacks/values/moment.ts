import { type Parsed, parsedText } from "./parsed";

/** A time on a clock and calendar somewhere; the zone stands beside it in the config. */
export interface LocalMoment {
  /** `YYYY-MM-DD` */
  readonly date: string;
  /** `HH:MM` */
  readonly time: string;
}

/** What Pulumi's engine makes of a date without quotes. */
const ENGINE_FORM = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}):\d{2}(?:\.\d+)? \+0000 UTC$/;

const exists = (date: string): boolean => {
  const day = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(date);
};

/** `2026-09-01` → seconds since the epoch at the start of that day, UTC. */
export function parseDate(text: string): Parsed<number> {
  const date = /^\d{4}-\d{2}-\d{2}$/.exec(text)?.[0] ?? ENGINE_FORM.exec(text)?.[1];
  if (date === undefined) return { problem: "is not a date", fix: 'write year, month and day, as "2026-09-01"' };
  if (!exists(date)) return { problem: "is a day that does not exist", fix: "look at the calendar" };
  return { value: Date.parse(`${date}T00:00:00Z`) / 1000 };
}

/** `2026-12-24T18:00` in a zone that stands beside it; a date alone is its midnight. */
export function parseLocalMoment(text: string): Parsed<LocalMoment> {
  const engine = ENGINE_FORM.exec(text);
  if (engine !== null && engine[2] !== "00:00") {
    return { problem: "was read as a moment in UTC", fix: `quote it and leave the zone to timeZone: "${engine[1]}T${engine[2]}"` };
  }
  const [, date, time = "00:00"] = engine ?? /^(\d{4}-\d{2}-\d{2})(?:[T ]((?:[01]\d|2[0-3]):[0-5]\d)(?::00)?)?$/.exec(text) ?? [];
  if (date === undefined)
    return { problem: "is not a date with a time", fix: 'write it as "2026-12-24T18:00"; the zone stands in timeZone' };
  return exists(date) ? { value: { date, time } } : { problem: "is a day that does not exist", fix: "look at the calendar" };
}

/** A day in the config, in seconds since the epoch. */
export const dateText = () => parsedText(parseDate);

/** A wall-clock time in the config. */
export const localMomentText = () => parsedText(parseLocalMoment);
