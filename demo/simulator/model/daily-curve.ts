import { smoothNoise } from "./random";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/**
 * How busy an instance is, about 0.35 at night to 1.05 at the peak of a weekday: quiet at 3:00 UTC plus the phase, busiest twelve
 * hours later, a little less at the weekend, wavering by five percent within minutes. Never a jump: a healthy day has none.
 */
export function activityAt(epochMs: number, phaseHours: number, seed: number): number {
  const shifted = epochMs - phaseHours * HOUR;
  const day = 0.5 - 0.5 * Math.cos((2 * Math.PI * (shifted - 3 * HOUR)) / DAY);
  // The epoch was a Thursday, so the cosine is at its top in the middle of the week.
  const week = 0.94 + 0.06 * Math.cos((2 * Math.PI * (shifted + DAY / 2)) / (7 * DAY));
  return (0.4 + 0.6 * day) * week * (0.95 + 0.1 * smoothNoise(seed, epochMs / 120_000));
}
