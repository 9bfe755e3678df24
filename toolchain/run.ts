/** How a process ended. */
export interface Ran {
  readonly ok: boolean;
  /** What it printed on both streams; why it did not start or end well, when it printed nothing. */
  readonly output: string;
}

/** How a process is started. */
export interface RunOptions {
  /** @default the current folder */
  readonly cwd?: string;
  /** The whole environment. */
  readonly env: NodeJS.ProcessEnv;
  /** Milliseconds after which it is ended. @default none */
  readonly timeout?: number;
  /** Interrupts the program when it is aborted. @default nobody does */
  readonly cancelSignal?: AbortSignal;
}

/** Runs a program to its end. Never rejects: a program that can't be started has not ended well. */
export type Run = (file: string, args: readonly string[], options: RunOptions) => Promise<Ran>;

/** Runs a real program, without a shell and without standard input. */
export const run: Run = async (file, args, options) => {
  const { execa } = await import("execa");
  const result = await execa(file, args, { ...options, killSignal: "SIGINT", extendEnv: false, stdin: "ignore", all: true, reject: false });
  return { ok: !result.failed, output: result.all || result.shortMessage || "" };
};
