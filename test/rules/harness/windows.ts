import { type Duration, toSeconds } from "../../../catalog/model";
import type { World } from "./world";

/** A range is never shorter than four intervals. */
export const effective = (window: Duration, { interval }: World): number => Math.max(toSeconds(window), 4 * interval);

/**
 * When a counter that has grown evenly from the beginning passes a threshold on its growth over a window: the first growth is seen one
 * interval in, and each evaluation adds one more until the window is full.
 */
export const fullWindow =
  (window: Duration) =>
  (value: number, world: World, level: number): number => {
    const steps = effective(window, world) / world.interval;
    return (Math.floor((level / value) * steps) + 1) * world.interval;
  };

/** How many evaluations a window holds. */
export const samplesIn = (window: Duration, world: World): number => Math.ceil(effective(window, world) / world.interval);
