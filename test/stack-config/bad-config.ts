import type { Changes } from "./small-config";

/** A config with mistakes, and all that is said about them. */
export interface BadConfig {
  /** What is wrong, as the end of a sentence: "refuses …". */
  readonly name: string;
  /** What is changed in the smallest useful config. */
  readonly set: Changes;
  /** Names of the secrets that have a value. @default all that are named */
  readonly knownSecrets?: readonly string[];
  /** The message below its first line, one paragraph for each mistake. */
  readonly says: readonly string[];
}
