import type { Ora } from "ora" with { "resolution-mode": "import" };

/** The line that says what goes on. */
export interface LiveLine {
  readonly show: (name: string, text: string) => void;
  /** Writes above the line. */
  readonly above: (write: () => void) => void;
  readonly clear: () => void;
}

/** Names are this wide. */
export const NAME_WIDTH = 19;
/** Milliseconds between two plain lines about the same step. */
const PLAIN_EVERY = 10_000;
/** Milliseconds after which a step deserves its first plain line. */
const PLAIN_AFTER = 2_000;

/** A spinner on a terminal. */
export function spinnerLine(spinner: Ora): LiveLine {
  return {
    show: (name, text) => {
      spinner.text = `${name.padEnd(NAME_WIDTH)} ${text}`;
      if (!spinner.isSpinning) spinner.start();
    },
    above: (write) => {
      const spinning = spinner.isSpinning;
      if (spinning) spinner.stop();
      write();
      if (spinning) spinner.start();
    },
    clear: () => void spinner.stop(),
  };
}

/** Plain lines where there is no terminal: none for quick steps, and few for slow ones. */
export function plainLine(write: (text: string) => void, clock: () => number = () => performance.now()): LiveLine {
  let current: { readonly name: string; due: number } | undefined;
  return {
    show: (name, text) => {
      if (current?.name !== name) current = { name, due: clock() + PLAIN_AFTER };
      if (clock() < current.due) return;
      current.due = clock() + PLAIN_EVERY;
      write(`  … ${name.padEnd(NAME_WIDTH)} ${text}\n`);
    },
    above: (other) => other(),
    clear: () => {
      current = undefined;
    },
  };
}
