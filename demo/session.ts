import type { Cleanup } from "./cleanup";
import type { Screen } from "./screen/screen";
import type { StepLine } from "./screen/render-step";
import { Interrupted, StepFailed } from "./step-failed";

/** One run of the demo. */
export interface Session {
  readonly screen: Screen;
  readonly cleanup: Cleanup;
  /** Aborted with Interrupted when the user ends the demo. */
  readonly signal: AbortSignal;
  /** Steps that ended so far. */
  readonly lines: readonly StepLine[];
  /** Runs one step and shows it. @throws what the step throws, what a guard says, or Interrupted */
  readonly step: <T>(name: string, run: (step: Step) => Promise<Done<T>>) => Promise<T>;
  /** From now on a step fails as soon as this promise does. @returns ends that */
  readonly guard: (broken: Promise<never>) => () => void;
  /** Waits for the user's end or a guard. @throws what comes first */
  readonly broken: () => Promise<never>;
}

/** What a running step is given. */
export interface Step {
  /** Says what it is doing now. */
  readonly progress: (text: string) => void;
  /** Ends its waits. */
  readonly signal: AbortSignal;
}

/** What a step that held leaves behind. */
export interface Done<T> {
  /** The figures, in a few words. */
  readonly facts: string;
  readonly value: T;
}

/** Starts a session without steps. */
export function createSession(screen: Screen, cleanup: Cleanup, signal: AbortSignal): Session {
  const lines: StepLine[] = [];
  const guards = new Set<Promise<never>>();
  const ended = whenAborted(signal);
  const show = (line: StepLine): void => {
    lines.push(line);
    screen.step(line);
  };
  return {
    screen,
    cleanup,
    signal,
    lines,
    guard: (broken) => {
      broken.catch(() => {});
      guards.add(broken);
      return () => void guards.delete(broken);
    },
    broken: () => Promise.race([ended, ...guards]),
    step: async (name, run) => {
      const started = performance.now();
      const over = new AbortController();
      screen.progress(name, "…");
      try {
        const step = { progress: (text: string) => screen.progress(name, text), signal: AbortSignal.any([signal, over.signal]) };
        const { facts, value } = await Promise.race([run(step), ended, ...guards]);
        show({ name, held: true, facts, took: performance.now() - started });
        return value;
      } catch (error) {
        over.abort(error);
        if (!(error instanceof Interrupted)) show({ name, held: false, facts: error instanceof StepFailed ? error.finding.what : "broke", took: performance.now() - started });
        throw error;
      }
    },
  };
}

function whenAborted(signal: AbortSignal): Promise<never> {
  const aborted = new Promise<never>((_, fail) => {
    if (signal.aborted) fail(signal.reason as Error);
    signal.addEventListener("abort", () => fail(signal.reason as Error), { once: true });
  });
  aborted.catch(() => {});
  return aborted;
}
