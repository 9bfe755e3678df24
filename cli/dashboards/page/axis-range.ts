/** An axis from a round value to a round value in round steps. */
export interface AxisRange {
  readonly min: number;
  readonly max: number;
  readonly interval: number;
  /** Digits that tell two neighbouring steps apart. */
  readonly digits: number;
}

/** Steps on an axis. */
const MOST = 5;
const SPANS = [
  1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 21_600, 43_200, 86_400, 172_800, 604_800, 1_209_600, 2_592_000,
];

/** The round range around some values. @param fixed an end that is given */
export function axisRange(
  values: readonly number[],
  unit: string,
  fixed: { readonly min?: number; readonly max?: number } = {},
): AxisRange {
  const lowest = Math.min(...values, fixed.min ?? Number.POSITIVE_INFINITY);
  const highest = fixed.max === undefined ? Math.max(...values) : Math.max(fixed.max, ...values);
  const low = Number.isFinite(lowest) ? lowest : 0;
  const high = Number.isFinite(highest) && highest > low ? highest : low + (Math.abs(low) / 10 || 1);
  const isCounted = (unit === "short" || unit === "locale") && values.every((it) => Number.isInteger(it));
  const interval = Math.max(roundStep((high - low) / MOST, unit), isCounted ? 1 : 0);
  const [min, max] = [Math.floor(low / interval + 1e-9) * interval, Math.ceil(high / interval - 1e-9) * interval];
  const largest = Math.max(Math.abs(min), Math.abs(max));
  return { min, max, interval, digits: Math.max(3, Math.ceil(Math.log10(largest / interval)) + 1) };
}

/** The next round step: in 1, 2 and 5; of bytes in powers of two; of time as clocks count. */
function roundStep(least: number, unit: string): number {
  if (unit === "bytes" && least >= 1) return 2 ** Math.ceil(Math.log2(least));
  const scale = unit === "s" ? 1 : unit === "ms" ? 1_000 : undefined;
  if (scale !== undefined && least > scale) {
    const span = SPANS.find((it) => it * scale >= least);
    if (span !== undefined) return span * scale;
  }
  const power = 10 ** Math.floor(Math.log10(least));
  return [1, 2, 5, 10].map((it) => it * power).find((it) => it >= least * (1 - 1e-9))!;
}
