import type { Distribution } from "./program";
import type { Missed, Origin } from "./source";

/** What was tried for one program, in order. */
export interface Attempt extends Missed {
  readonly origin: Origin;
}

/** A program that is neither here nor can be had. The message says what was tried and what to install. */
export class ProgramUnavailable extends Error {
  constructor(
    readonly program: string,
    { install, goModule }: Distribution,
    readonly attempts: readonly Attempt[],
  ) {
    const width = Math.max(...attempts.map(({ origin }) => origin.length));
    const tried = attempts.map(({ origin, reason }) => `  ${origin.padEnd(width)}  ${reason}`);
    const orGo = goModule && attempts.some(({ reason }) => reason.startsWith("Go is not")) ? ", or install Go and run this again" : "";
    super([`${program} is needed and can't be had:`, ...tried, `  → ${install}${orGo}.`].join("\n"));
    this.name = "ProgramUnavailable";
  }
}
