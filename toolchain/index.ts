import { thisMachine, type Machine, type Progress } from "./machine";
import type { ProgramName } from "./programs";
import { find, findAll } from "./resolve";

export { programEnvironment } from "./environment";
export { ProgramUnavailable } from "./program-unavailable";
export { clusterPrograms, corePrograms, programNames, vendorPrograms, type ProgramName } from "./programs";
export type { Progress } from "./machine";

/** How programs are looked for. */
export interface ResolveOptions {
  /** Told what goes on when a program is downloaded, unpacked or built. @default a line on standard error for each */
  readonly onProgress?: (progress: Progress) => void;
  /** The environment: PATH, HOME, AURA_TOOLCHAIN_DIR, Go's own variables. @default that of this process */
  readonly env?: NodeJS.ProcessEnv;
  /** Ends it in the middle when aborted: what is half there is removed. @default nothing ends it */
  readonly signal?: AbortSignal;
}

const machineOf = ({ onProgress, env = process.env, signal }: ResolveOptions): Machine =>
  thisMachine({ env, ...(onProgress && { onProgress }), ...(signal && { signal }) });

/**
 * The absolute path of a program, installed first if need be.
 * @throws ProgramUnavailable, whose message says what was tried and what to install
 */
export const resolveProgram = async (name: ProgramName, options: ResolveOptions = {}): Promise<string> =>
  (await find(name, machineOf(options))).path;

/**
 * The absolute paths of several programs. What is missing is installed one after the other.
 * @throws ProgramUnavailable, whose message says what was tried and what to install
 */
export async function resolvePrograms<N extends ProgramName>(
  names: readonly N[],
  options: ResolveOptions = {},
): Promise<Record<N, string>> {
  const found = await findAll(names, machineOf(options));
  return Object.fromEntries(names.map((name) => [name, found[name].path])) as Record<N, string>;
}
