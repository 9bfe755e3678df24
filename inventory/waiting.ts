import { setTimeout } from "node:timers/promises";

/** The time, and how to let some of it pass. */
export interface Waiting {
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** @param milliseconds how long to wait */
  readonly sleep: (milliseconds: number) => Promise<void>;
}

/** The machine's clock. */
export const realTime: Waiting = { now: Date.now, sleep: (milliseconds) => setTimeout(milliseconds) };

/** Told before each wait. @param milliseconds how long @param why as the end of "waits 30 s: …" */
export type OnWait = (milliseconds: number, why: string) => void;
