import type { Source } from "../config";
import { type Merged, mergeConfig } from "./merge";
import { sectionsOfEngine, sectionsOfStackFile } from "./sections";
import { straysOfEngine } from "./strays";

/** What a config of the engine's is read with. */
export interface EngineOptions {
  /** The stack file as people call it. */
  readonly file: string;
  /** `stacks/defaults.yaml`, read as YAML. */
  readonly shared: unknown;
  /** The keys that the engine knows as secrets, as JSON. Without it nothing is said of secrets in the clear. */
  readonly secretKeys: string | undefined;
}

/** The config in what Pulumi's engine hands over (`pulumi.runtime.allConfig()`), over the shared defaults, and where it came from. */
export function readEngine(all: Readonly<Record<string, string>>, { file, shared, secretKeys }: EngineOptions): Merged & Source {
  const defaults = { file: "stacks/defaults.yaml", value: sectionsOfStackFile(shared) };
  return { file, ...mergeConfig(defaults, { file, value: sectionsOfEngine(all) }), strays: straysOfEngine(all, secretKeys) };
}
