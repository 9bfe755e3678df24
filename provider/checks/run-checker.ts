import { execFile } from "node:child_process";

import { ProgramUnavailable, resolveProgram, type ProgramName } from "../../toolchain";

/** What a checker said, standard error after standard output; or why it could not say anything, and what to do about that. */
export type CheckerRun = { readonly ok: boolean; readonly words: string } | { readonly unchecked: string };

/** Runs a checker on `what`, the name that people know. A caller must report `unchecked`, never take it for a pass. */
export type RunChecker = (program: ProgramName, args: readonly string[], what: string) => Promise<CheckerRun>;

const TIMEOUT = 60_000;

/** A way to run checkers that looks for each program once. Tells when a program has to be installed first. */
export function createChecker(tell: (words: string) => void): RunChecker {
  const found = new Map<ProgramName, Promise<string | ProgramUnavailable>>();
  return async (program, args, what) => {
    if (!found.has(program)) found.set(program, find(program, tell));
    const path = await found.get(program);
    if (typeof path !== "string") return { unchecked: `could not check ${what} with ${program}: ${path?.message}` };
    return await run(path, args, `could not check ${what}: ${program}`);
  };
}

async function find(program: ProgramName, tell: (words: string) => void): Promise<string | ProgramUnavailable> {
  try {
    return await resolveProgram(program, { onProgress: ({ distribution, text }) => tell(`${distribution}: ${text}`) });
  } catch (error) {
    if (error instanceof ProgramUnavailable) return error;
    throw error;
  }
}

const run = (path: string, args: readonly string[], uncheckedBecause: string): Promise<CheckerRun> =>
  new Promise((resolve) => {
    execFile(path, args, { timeout: TIMEOUT, maxBuffer: 16_000_000, killSignal: "SIGKILL" }, (error, stdout, stderr) => {
      if (error === null || typeof error.code === "number") return resolve({ ok: error === null, words: `${stdout}\n${stderr}` });
      const why = error.killed === true ? `did not end in ${TIMEOUT / 1_000} s` : `did not run: ${error.code ?? error.message}`;
      resolve({ unchecked: `${uncheckedBecause} ${why}` });
    });
  });
