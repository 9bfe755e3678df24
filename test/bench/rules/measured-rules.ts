import type { Figure } from "../part";

/** What one way of writing the rules costs. */
export interface MeasuredRules {
  /** How many rules are evaluated. */
  readonly rules: number;
  /** Seconds of one full evaluation: every group once. */
  readonly seconds: number;
  /** Seconds of CPU in each second of the whole process. */
  readonly cpu: number;
  /** What must hold beside. */
  readonly figures: readonly Figure[];
}

/** The sum over the groups whose names match. */
export const sumOf = (groups: ReadonlyMap<string, number>, matches: (name: string) => boolean = () => true): number =>
  [...groups].filter(([name]) => matches(name)).reduce((sum, [, seconds]) => sum + seconds, 0);
