import { type Parsed, parsedText } from "./parsed";

/** Two times of a day, `HH:MM`. It crosses midnight when `to` is earlier than `from`; `24:00` is the end of the day. */
export interface ClockSpan {
  readonly from: string;
  readonly to: string;
}

/** `19:00-07:00` */
export function parseClockSpan(text: string): Parsed<ClockSpan> {
  const [, from, to] = /^((?:[01]\d|2[0-3]):[0-5]\d) ?[-–] ?((?:[01]\d|2[0-3]):[0-5]\d|24:00)$/.exec(text) ?? [];
  if (from === undefined || to === undefined)
    return { problem: "is not a span of the day", fix: 'write two times with two digits each, as "19:00-07:00"' };
  return from === to ? { problem: "begins when it ends", fix: 'write "00:00-24:00" for the whole day' } : { value: { from, to } };
}

/** A span of the day in the config. */
export const clockSpanText = () => parsedText(parseClockSpan, { pattern: "^[0-2][0-9]:[0-5][0-9] ?[-–] ?[0-2][0-9]:[0-5][0-9]$" });
