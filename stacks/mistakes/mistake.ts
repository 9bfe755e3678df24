/** One thing that is wrong in a stack config. */
export interface Mistake {
  /** Where: `routes[0].to`. */
  readonly path: string;
  /** The bad value as people would write it. Absent where there is none, where it is a whole map, and where it could be a secret. */
  readonly value?: string;
  /** What is wrong, without a capital. */
  readonly problem: string;
  /** What to do. */
  readonly fix?: string;
  /** The file that the value came from, where it is not the stack's own. */
  readonly file?: string;
}

/** Takes note of a mistake and goes on, so that all are told at once. */
export type Report = (mistake: Mistake) => void;
