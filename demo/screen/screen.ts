import type { Colors } from "picocolors/types";
import { WIDTH } from "../../cli/wrap-words";
import type { LiveLine } from "./live-line";
import { renderFailure } from "./render-failure";
import { type StepLine, renderStep } from "./render-step";
import type { StepFailed } from "../step-failed";

/** What people see of the demo. */
export interface Screen {
  /** Says what a step is doing now. */
  readonly progress: (name: string, text: string) => void;
  /** Writes the line of a step that ended. */
  readonly step: (line: StepLine) => void;
  /** What went wrong, why, and what to do. */
  readonly failure: (failed: StepFailed) => void;
  /** Lines as they are; an empty one between blocks. */
  readonly print: (...lines: readonly string[]) => void;
  /** A line only for those who asked for more. */
  readonly detail: (text: string) => void;
  /** Takes the live line away. */
  readonly quiet: () => void;
  readonly colors: Colors;
}

/** What a screen is made of. */
export interface ScreenParts {
  readonly write: (text: string) => void;
  readonly live: LiveLine;
  readonly colors: Colors;
  /** Columns that people see now. @default 100 */
  readonly columns?: () => number;
  /** @default false: details are left out */
  readonly verbose?: boolean;
}

/** A screen that writes lines, with one live line below them. */
export function createScreen({ write, live, colors, columns = () => WIDTH, verbose = false }: ScreenParts): Screen {
  const print = (...lines: readonly string[]): void => live.above(() => write(lines.map((line) => `${line}\n`).join("")));
  return {
    colors,
    print,
    progress: (name, text) => live.show(name, text),
    step: (line) => {
      live.clear();
      print(renderStep(line, colors, columns()));
    },
    failure: (failed) => {
      live.clear();
      print("", renderFailure(failed, colors, columns()), "");
    },
    detail: (text) => void (verbose && print(colors.dim(`      ${text}`))),
    quiet: live.clear,
  };
}
