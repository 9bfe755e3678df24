import type { Answer } from "./patient-fetch";

const PASSING = [408, 429, 500, 502, 503, 504];
/** A server that wants a longer pause is not waited for. */
const LONGEST = 120_000;
const FIRST = 1_000;

/** Milliseconds until the same request may succeed; undefined when asking again is no use. @param attempt counted from 1 @param now milliseconds since the epoch */
export function retryDelay(answer: Answer, attempt: number, now: number): number | undefined {
  const backoff = FIRST * 2 ** (attempt - 1);
  if (answer.kind === "none") return backoff;
  if (!PASSING.includes(answer.status)) return undefined;
  const asked = parseRetryAfter(answer.retryAfter, now);
  if (asked === undefined) return backoff;
  return asked <= LONGEST ? asked : undefined;
}

/** `Retry-After` in milliseconds from now: seconds, or a date. */
export function parseRetryAfter(header: string | undefined, now: number): number | undefined {
  if (header === undefined) return undefined;
  if (/^\s*\d+\s*$/.test(header)) return Number(header) * 1_000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
