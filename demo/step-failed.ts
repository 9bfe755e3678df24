import type { Finding } from "../cli/checks/check";

/** A step of the demo that did not hold: what is wrong, why, and what to do. */
export class StepFailed extends Error {
  constructor(
    readonly finding: Finding,
    /** The check whose page in `docs/checks` says more. */
    readonly page?: string,
  ) {
    super(`${finding.what}: ${finding.cause}`);
    this.name = "StepFailed";
  }
}

/** The demo was ended from outside: by a key, by Ctrl-C, or by a signal. */
export class Interrupted extends Error {
  constructor(readonly signal: NodeJS.Signals | "q") {
    super(`ended by ${signal}`);
    this.name = "Interrupted";
  }
}
