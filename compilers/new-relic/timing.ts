import { type Duration, type Plan, type PlannedAlert, toSeconds } from "../../catalog/model";

/** Seconds of a condition's windows. */
export interface ConditionTiming {
  /** Length of a window: `aggregationWindow`. */
  readonly window: number;
  /** How long a window waits for late samples after the last one came: `aggregationTimer`. */
  readonly timer: number;
  /** How long every window must be beyond the threshold: `thresholdDuration`, a multiple of the window. */
  readonly duration: number;
  readonly occurrences: "all" | "at_least_once";
  /** Without values for so long an incident ends: its guard no longer holds, or its instance is gone. */
  readonly expiration: number;
}

/** Windows are multiples of 15 s, and 60 s is the shortest in which a condition may last. */
const STEP = 15;
const SHORTEST = 60;
/** New Relic keeps an event timer between 5 s and 20 min. */
const LONGEST_TIMER = 1_200;

/** Two samples a window, so that one that is late leaves none empty: an empty window starts the duration anew. */
export const windowOf = ({ interval }: Plan): number => Math.max(SHORTEST, Math.ceil((2 * interval) / STEP) * STEP);

/** Longer than the pause between two samples, so that a window is not closed before its last one came. */
export const timerOf = ({ interval }: Plan): number => Math.min(LONGEST_TIMER, interval + 30);

/** How the times of an alert are said in windows. Nothing is told earlier than Prometheus would tell it. */
export function timingOf({ holds, keepFiring }: PlannedAlert, plan: Plan): ConditionTiming {
  const window = windowOf(plan);
  return {
    window,
    timer: timerOf(plan),
    ...duration(holds, window),
    expiration: Math.max(toSeconds(keepFiring), 2 * window, 300),
  };
}

const duration = (holds: Duration, window: number): Pick<ConditionTiming, "duration" | "occurrences"> =>
  holds === "0s"
    ? { duration: window, occurrences: "at_least_once" }
    : { duration: Math.ceil(toSeconds(holds) / window) * window, occurrences: "all" };
