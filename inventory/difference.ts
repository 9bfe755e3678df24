/** How the config and Aura differ in one instance. */
export interface Difference {
  readonly kind: "missing" | "unconfigured" | "renamed" | "paused" | "without-metrics";
  /** A note is worth knowing; everything else should be put right. */
  readonly weight: "finding" | "note";
  /** Key of the project in the config. */
  readonly project: string;
  readonly id: string;
  readonly name: string;
  readonly what: string;
  readonly cause: string;
  readonly fix: string;
  /** A line for the stack file, under `aura.projects.<project>.instances`. */
  readonly line?: string;
}

/** An instance as the config describes it. */
export interface ConfiguredInstance {
  /** Where it stands in the config. */
  readonly key: string;
  /** What messages call it. */
  readonly name: string;
  readonly id: string;
  /** Whether the config expects that it may be paused. */
  readonly mayBePaused: boolean;
}

/** A project as the config describes it. */
export interface ConfiguredProject {
  readonly key: string;
  readonly id: string;
  readonly instances: readonly ConfiguredInstance[];
}
