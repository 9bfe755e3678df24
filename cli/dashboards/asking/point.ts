/** Milliseconds since the epoch, and the value; `null` where it is no number. */
export type Point = readonly [number, number | null];
