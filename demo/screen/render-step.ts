import type { Colors } from "picocolors/types";
import { wrapWords } from "../../cli/wrap-words";
import { NAME_WIDTH } from "./live-line";

/** A step that ended. */
export interface StepLine {
  readonly name: string;
  /** Whether it held. */
  readonly held: boolean;
  /** The figures, in a few words. */
  readonly facts: string;
  /** Milliseconds. */
  readonly took: number;
}

/** Columns before the figures. */
const INDENT = NAME_WIDTH + 5;
/** Columns of the time, with the space before it. */
const TIME_WIDTH = 8;

/** One line: mark, name, figures, time. Figures that do not fit go on below. */
export function renderStep({ name, held, facts, took }: StepLine, colors: Colors, columns: number): string {
  const mark = held ? colors.green("✔") : colors.red("✖");
  const width = columns - INDENT - TIME_WIDTH;
  const [first = "", ...more] = wrapWords(facts, width);
  const line = `  ${mark} ${name.padEnd(NAME_WIDTH)} ${first.padEnd(width)} ${colors.dim(seconds(took).padStart(TIME_WIDTH - 1))}`;
  return [line, ...more.map((it) => " ".repeat(INDENT) + it)].join("\n");
}

/** `4.8 s`. */
export const seconds = (milliseconds: number): string => `${(milliseconds / 1_000).toFixed(1)} s`;
