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
  const broken = (): Promise<never> => Promise.race([ended, ...guards]);
  const show = (line: StepLine): void => {
    lines.push(line);
    screen.step(line);
  };
  return {
    screen,
    cleanup,
    signal,
    lines,
    broken,
    guard: (promise) => {
      promise.catch(() => {});
      guards.add(promise);
      return () => void guards.delete(promise);
    },
    step: (name, run) => runStep(name, run, { screen, signal, broken, show }),
  };
}

interface Surrounding extends Pick<Session, "screen" | "signal" | "broken"> {
  readonly show: (line: StepLine) => void;
}

async function runStep<T>(name: string, run: (step: Step) => Promise<Done<T>>, { screen, signal, broken, show }: Surrounding): Promise<T> {
  const started = performance.now();
  const over = new AbortController();
  const live = liveProgress(screen, name, started);
  try {
    const step = { progress: live.say, signal: AbortSignal.any([signal, over.signal]) };
    const { facts, value } = await Promise.race([run(step), broken()]);
    live.end();
    show({ name, held: true, facts, took: performance.now() - started });
    return value;
  } catch (error) {
    live.end();
    over.abort(error);
    const facts = error instanceof StepFailed ? error.finding.what : "broke";
    if (!(error instanceof Interrupted)) show({ name, held: false, facts, took: performance.now() - started });
    throw error;
  }
}

/** Says what a step is doing, and for how long it has been. */
function liveProgress(screen: Screen, name: string, started: number): { readonly say: (text: string) => void; readonly end: () => void } {
  let now = "…";
  let ended = false;
  const show = (): void => {
    const passed = Math.floor((performance.now() - started) / 1_000);
    screen.progress(name, passed < 2 ? now : `${now} · ${passed} s`);
  };
  show();
  const tick = setInterval(show, 1_000);
  return {
    say: (text) => {
      if (ended) return;
      now = text;
      show();
    },
    end: () => {
      ended = true;
      clearInterval(tick);
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
