import type { Mutant } from "./mutants";

interface Equivalent {
  readonly matches: (mutant: Mutant) => boolean;
  readonly reason: string;
}

/** Mutants that change nothing that a user could notice in one rule alone, and why. */
const EQUIVALENT: readonly Equivalent[] = [
  {
    matches: ({ kind, change }) => kind === "window" && /^aura_/.test(change),
    reason: "how long info series are remembered only matters while they move between rule groups; test/rules/moving.test.ts watches that",
  },
];

/** Why a mutant changes nothing, or nothing where it does. */
export const whyEquivalent = (mutant: Mutant): string | undefined => EQUIVALENT.find(({ matches }) => matches(mutant))?.reason;
