import type { Machine } from "./machine";
import type { KnownProgram } from "./programs";

/** Where a program came from. */
export type Origin = "PATH" | "beside pulumi" | "cache" | "shared tools" | "release" | "Go module" | "Python packages";

/** A program that can be run. */
export interface Found {
  readonly path: string;
  readonly version: string;
  readonly origin: Origin;
}

/** Why a source has it not. */
export interface Missed {
  /** A phrase that follows the source's name, as "2.45.0 at /usr/bin/prometheus is older than 3.15.0". */
  readonly reason: string;
}

/** One place where programs come from. */
export interface Source {
  readonly origin: Origin;
  /** Finds or installs a program. @throws what went wrong on the way, which counts as a reason too */
  readonly find: (known: KnownProgram, machine: Machine) => Promise<Found | Missed>;
}

/** Tells the two answers apart. */
export const isFound = (answer: Found | Missed): answer is Found => "path" in answer;
