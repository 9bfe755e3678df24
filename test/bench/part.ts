/** One measured number beside what it should be. */
export interface Figure {
  readonly name: string;
  /** With its unit. */
  readonly value: string;
  /** With its unit; a dash where there is none. */
  readonly target: string;
  /** Whether the target is reached; undefined where there is none. */
  readonly held: boolean | undefined;
}

/** How a part is run. */
export interface BenchOptions {
  /** Smaller sizes: shows that everything works, not how fast it is. */
  readonly quick: boolean;
  /** Everything, where a part would else take a sample: it was named, or `--all` was said. */
  readonly thorough: boolean;
  /** Says what goes on; on standard error, so that tables can be piped. */
  readonly progress: (text: string) => void;
}

/** One thing that is measured. It prints its own tables. */
export interface Part {
  readonly name: string;
  readonly about: string;
  /** Only run when it is named, or with `--all`. */
  readonly slow?: boolean;
  /** @throws Error where it cannot be measured */
  readonly run: (options: BenchOptions) => Promise<readonly Figure[]>;
}

/** A figure that must not exceed a number. */
export const atMost = (name: string, value: number, most: number, unit: string, digits = 1): Figure => ({
  name,
  value: `${value.toFixed(digits)} ${unit}`,
  target: `≤ ${most} ${unit}`,
  held: value <= most,
});

/** A figure that must not fall below a number. */
export const atLeast = (name: string, value: number, least: number, unit: string, digits = 1): Figure => ({
  name,
  value: `${value.toFixed(digits)} ${unit}`,
  target: `≥ ${least} ${unit}`,
  held: value >= least,
});
