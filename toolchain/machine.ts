import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { packageRoot } from "./package-root";
import { run, type Run } from "./run";

/** Something a person who waits should read. */
export interface Progress {
  /** The distribution it is about, as "prometheus". */
  readonly distribution: string;
  /** What goes on, as "building from its Go module …, about 4 min". */
  readonly text: string;
}

/** Everything of the computer that the toolchain touches: replaced as a whole in tests. */
export interface Machine {
  readonly env: NodeJS.ProcessEnv;
  readonly platform: NodeJS.Platform;
  readonly arch: string;
  readonly run: Run;
  readonly fetch: typeof fetch;
  /** Where programs are kept once found: a folder for each distribution and version. */
  readonly cache: string;
  /** The folder of compressed programs beside the checkout; it need not exist. */
  readonly sharedTools: string;
  /** The folder of the Go modules. */
  readonly goModules: string;
  /** The folder of the pinned Python packages. */
  readonly pythonRequirements: string;
  readonly onProgress: (progress: Progress) => void;
  /** Ends what is being looked for, downloaded or built when it is aborted. */
  readonly signal: AbortSignal;
  /** Whether release hosts answer, so that each is asked once: undefined when it does, else why not. */
  readonly hosts: Map<string, Promise<string | undefined>>;
}

/**
 * The folder that programs are cached in: `AURA_TOOLCHAIN_DIR`, else `pulumi-aura-monitoring` in the user's cache folder
 * (`XDG_CACHE_HOME`, `~/.cache`).
 */
export function cacheFolder(env: NodeJS.ProcessEnv): string {
  if (env.AURA_TOOLCHAIN_DIR) return resolve(env.AURA_TOOLCHAIN_DIR);
  return join(env.XDG_CACHE_HOME || join(env.HOME || homedir(), ".cache"), "pulumi-aura-monitoring");
}

/** This computer, with the given parts replaced. */
export function thisMachine(replaced: Partial<Machine> & Pick<Machine, "env">): Machine {
  const root = packageRoot();
  const { signal = new AbortController().signal } = replaced;
  return {
    platform: process.platform,
    arch: process.arch,
    run: (file, args, options) => run(file, args, { ...options, cancelSignal: signal }),
    fetch: (url, init) => fetch(url, { ...init, signal: init?.signal ? AbortSignal.any([signal, init.signal]) : signal }),
    cache: cacheFolder(replaced.env),
    sharedTools: join(root, "..", "shared", "tools"),
    goModules: join(root, "toolchain", "go"),
    pythonRequirements: join(root, "toolchain", "python"),
    onProgress: ({ distribution, text }) => process.stderr.write(`${distribution}: ${text}\n`),
    signal,
    hosts: new Map(),
    ...replaced,
  };
}
