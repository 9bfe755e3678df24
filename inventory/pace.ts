import type { OnWait, Waiting } from "./waiting";

/** Aura allows 125 requests a minute to all programs together; a few are left to the others. */
export const REQUESTS_PER_MINUTE = 120;

const MINUTE = 60_000;

/** Returns what waits for the next turn, so that no minute has more than so many. For requests that are made one after the other. */
export function createPace(perMinute: number, { now, sleep }: Waiting, onWait: OnWait): () => Promise<void> {
  const turns: number[] = [];
  return async () => {
    const free = turns.length < perMinute ? 0 : turns[0]! + MINUTE - now();
    if (free > 0) {
      onWait(free, "Aura allows 125 requests a minute");
      await sleep(free);
    }
    if (turns.length >= perMinute) turns.shift();
    turns.push(now());
  };
}
