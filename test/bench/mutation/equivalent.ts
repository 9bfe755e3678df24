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
  {
    matches: ({ kind, rule, change }) =>
      kind === "operator" && change === "sum by → max by" && /^Aura(Prometheus|RemoteWrite|Alertmanager)\w+(Failing|Late)\//.test(rule),
    reason: "a sum of counts is above zero exactly when the highest of them is",
  },
  {
    matches: ({ kind, rule, change }) =>
      /^Aura(InstanceMissing|EndpointNotScraped|PrometheusMissing|AlertmanagerMissing)\//.test(rule) &&
      (kind === "threshold" ? change.includes("-0.5") : change.startsWith("max by")),
    reason: "what only asks whether something is there has the value 1, once for each thing",
  },
  {
    matches: ({ kind, rule, change }) =>
      kind === "operator" && change.startsWith("max by (job, instance)") && /^Aura(Prometheus|Alertmanager)ConfigRejected\//.test(rule),
    reason: "a process exports this metric once",
  },
];

/** Why a mutant changes nothing, or nothing where it does. */
export const whyEquivalent = (mutant: Mutant): string | undefined => EQUIVALENT.find(({ matches }) => matches(mutant))?.reason;
