import type { Context } from "mocha";

import { ProgramUnavailable, type ProgramName, resolvePrograms } from "../../toolchain";

/** Skips a suite, with a line that says why, where one of its real programs cannot be had. Call it first in `before(async function () {…})`. */
export async function needsPrograms(suite: Context, names: readonly ProgramName[]): Promise<void> {
  try {
    await resolvePrograms(names);
  } catch (error) {
    if (!(error instanceof ProgramUnavailable)) throw error;
    console.error(`      skipped: ${error.message}`);
    suite.skip();
  }
}
