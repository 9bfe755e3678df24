import { catalog } from "../../../catalog";
import type { Mutant } from "./mutants";

interface Equivalent {
  readonly matches: (mutant: Mutant) => boolean;
  readonly reason: string;
}

/** Alerts that fire above a threshold. */
const ABOVE = new Set(catalog.alerts.filter(({ when }) => when.kind === "above").map(({ id }) => id));

const ENDPOINT = "max by (aura_stack, aura_project, aura_endpoint) (";

/** Mutants that change nothing that a user could notice in one rule alone, and why. */
const EQUIVALENT: readonly Equivalent[] = [
  {
    matches: ({ kind, rule, change }) => {
      const [, from, to] = /^vector\((\S+) → vector\((\S+)$/.exec(change) ?? [];
      const milder = ABOVE.has(rule.split("/")[1]!) ? Number(to) < Number(from) : Number(to) > Number(from);
      return kind === "threshold" && rule.includes(":value/") && milder;
    },
    reason: "a suspect too many costs a moment: it is compared with its threshold afterwards",
  },
  {
    matches: ({ kind, rule, change }) => kind === "operator" && rule.endsWith(":seen") && change.startsWith("max by"),
    reason: "a member is scraped once, so its highest value is its lowest",
  },
  {
    matches: ({ kind, rule, change }) => kind === "operator" && rule.includes("/") && change.startsWith(ENDPOINT),
    reason: "an endpoint is one target, so its highest value is its lowest",
  },
  {
    matches: ({ kind, rule, change }) =>
      kind === "threshold" &&
      ((/SeveralLeaders|several-leaders/.test(rule) && /1\.5 → .*1\.[1-9]/.test(change)) ||
        (/ScrapeFlapping/.test(rule) && /3 → .*3\.\d/.test(change)) ||
        (/OutOfMemoryRepeated/.test(rule) && /2 → .*2\.\d/.test(change))),
    reason: "what is counted is whole: more than 1.65 leaders, 3.3 changes or 2.2 errors asks the same as more than 1.5, 3 or 2",
  },
  {
    matches: ({ kind, rule, change }) => kind === "matcher" && rule.includes(":value/") && change.startsWith("aura_alert="),
    reason: "thresholds of other alerts can only make more suspects, which are compared with their own afterwards",
  },
  {
    matches: ({ kind, rule, change }) => kind === "by" && rule === "instance:aura_instance:info" && change.startsWith("on"),
    reason: "two info series of one instance only meet while it moves between rule groups; test/e2e/moving-instances.test.ts watches that",
  },
  {
    matches: ({ kind, rule, change }) =>
      kind === "operator" && change === "sum by → max by" && /^Aura(Prometheus|RemoteWrite|Alertmanager)\w*(Failing|Late)\//.test(rule),
    reason: "a sum of counts is above zero exactly when the highest of them is",
  },
  {
    matches: ({ kind, rule, change }) =>
      /^Aura(InstanceMissing|EndpointNotScraped|PrometheusMissing|AlertmanagerMissing)\/|:value\/instance-missing$/.test(rule) &&
      (kind === "threshold" ? change.includes("-0.5") : change.startsWith("max by")),
    reason: "what only asks whether something is there has the value 1, once for each thing",
  },
  {
    matches: ({ kind, rule, change }) =>
      kind === "matcher" && rule.startsWith("AuraInstanceUnconfigured/") && change.startsWith("severity="),
    reason: "an instance that nobody configured has no thresholds of its own",
  },
  {
    matches: ({ kind, rule, change }) =>
      kind === "operator" && change.startsWith("max by (job, instance)") && /^Aura((Prometheus|Alertmanager)ConfigRejected)\//.test(rule),
    reason: "a process exports this metric once",
  },
];

/** Why a mutant changes nothing, or nothing where it does. */
export const whyEquivalent = (mutant: Mutant): string | undefined => EQUIVALENT.find(({ matches }) => matches(mutant))?.reason;
