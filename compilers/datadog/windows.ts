const UNITS = [
  ["w", 604_800],
  ["d", 86_400],
  ["h", 3_600],
] as const;

/** `last_15m`, `last_1h`, `last_1d`, `last_1w`: weeks and days come only in ones. */
export function windowText(seconds: number): string {
  const [unit, size] = UNITS.find(([it, length]) => (it === "h" ? seconds % length === 0 : seconds === length)) ?? ["m", 60];
  return `last_${Math.ceil(seconds / size)}${unit}`;
}
