import { clusterPrograms, corePrograms, ProgramUnavailable, resolveProgram, vendorPrograms } from "../../toolchain";

/**
 * Finds, downloads or builds what the tests run, before mocha counts seconds. What cannot be had is said here; the suites that need it
 * are skipped.
 */
async function prepare(): Promise<void> {
  for (const name of [...corePrograms, ...clusterPrograms, ...vendorPrograms]) {
    try {
      await resolveProgram(name);
    } catch (error) {
      if (!(error instanceof ProgramUnavailable)) throw error;
      console.error(`${error.message}\nTests that need ${name} are skipped.`);
    }
  }
}

void prepare();
