/**
 * What a number counts. Two different units are never compared: that is a compile error, not a page at night.
 * `perSecond` is a rate of countable things, `timestamp` is seconds since the epoch, `boolean` is 0 or 1.
 */
export type Unit =
  | "ratio"
  | "cores"
  | "bytes"
  | "milliseconds"
  | "seconds"
  | "count"
  | "perSecond"
  | "perCore"
  | "multiple"
  | "transactionId"
  | "timestamp"
  | "boolean";

/** A number with its unit. */
export interface Quantity<U extends Unit = Unit> {
  readonly value: number;
  readonly unit: U;
  /** Scrape intervals that are added to the value, in seconds; gone once a plan is resolved. */
  readonly perInterval?: number;
}

/** `percent(85)` is the ratio 0.85. Rounded to 12 digits, so that `percent(0.1)` is 0.001 and not 0.0010000000000000000208. */
export const percent = (value: number): Quantity<"ratio"> => ({ value: Number((value / 100).toPrecision(12)), unit: "ratio" });
export const milliseconds = (value: number): Quantity<"milliseconds"> => ({ value, unit: "milliseconds" });
export const seconds = (value: number): Quantity<"seconds"> => ({ value, unit: "seconds" });
/** So many scrape intervals, and some seconds more: what is late depends on how often one looks. */
export const intervals = (perInterval: number, { plus }: { readonly plus: number }): Quantity<"seconds"> => ({
  value: plus,
  perInterval,
  unit: "seconds",
});
export const minutes = (value: number): Quantity<"milliseconds"> => ({ value: value * 60_000, unit: "milliseconds" });
export const days = (value: number): Quantity<"seconds"> => ({ value: value * 86_400, unit: "seconds" });
export const cores = (value: number): Quantity<"cores"> => ({ value, unit: "cores" });
export const gigabytes = (value: number): Quantity<"bytes"> => ({ value: value * 1_000_000_000, unit: "bytes" });
/** So many members that say yes. */
export const yesses = (value: number): Quantity<"boolean"> => ({ value, unit: "boolean" });
export const count = (value: number): Quantity<"count"> => ({ value, unit: "count" });
export const perSecond = (value: number): Quantity<"perSecond"> => ({ value, unit: "perSecond" });
export const perCore = (value: number): Quantity<"perCore"> => ({ value, unit: "perCore" });
/** How many times as much: `times(10)` is ten times the other side of a quotient. */
export const times = (value: number): Quantity<"multiple"> => ({ value, unit: "multiple" });
export const transactions = (value: number): Quantity<"transactionId"> => ({ value, unit: "transactionId" });
/** The level of a condition that only asks whether something is so: `above(signal, { critical: present })`. */
export const present: Quantity<"boolean"> = { value: 0.5, unit: "boolean" };

/** `"30s"`, `"10m"`, `"4h"`, `"2d"`, `"1w"`. */
export type Duration = `${number}${"s" | "m" | "h" | "d" | "w"}`;

const SECONDS = { s: 1, m: 60, h: 3_600, d: 86_400, w: 604_800 } as const;

/** Seconds in a duration. */
export function toSeconds(duration: Duration): number {
  const unit = duration.slice(-1) as keyof typeof SECONDS;
  return Number(duration.slice(0, -1)) * SECONDS[unit];
}

/** The shortest duration text for a whole number of seconds: 5400 → `90m`, 86400 → `1d`. */
export function toDuration(total: number): Duration {
  for (const [unit, size] of [
    ["d", 86_400],
    ["h", 3_600],
    ["m", 60],
  ] as const) {
    if (total >= size && total % size === 0) return `${total / size}${unit}`;
  }
  return `${total}s`;
}
