import type { Colors } from "picocolors/types";
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

/** Columns up to the time. */
const FACTS_WIDTH = 68;

/** One line: mark, name, figures, time. */
export function renderStep({ name, held, facts, took }: StepLine, colors: Colors): string {
  const mark = held ? colors.green("✔") : colors.red("✖");
  return `  ${mark} ${name.padEnd(NAME_WIDTH)} ${facts.padEnd(FACTS_WIDTH)} ${colors.dim(seconds(took).padStart(7))}`;
}

/** `4.8 s`. */
export const seconds = (milliseconds: number): string => `${(milliseconds / 1_000).toFixed(1)} s`;
