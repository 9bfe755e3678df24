import type { Plan } from "../../../../catalog/model";
import type { RuleCase } from "../../../rules/harness/rule-case";
import { parityPlan } from "../parity-plan";
import type { ParityVendor } from "../vendor";
import { type ParitySituation, paritySituations, trialIn } from "../verdict";
import type { VendorMutant } from "./mutant";

/** What became of a mistake. */
export interface Judged {
  readonly alert: string;
  readonly mutant: Omit<VendorMutant<unknown>, "ways">;
  /** Whether some verdict differs. */
  readonly noticed: boolean;
}

/** Mistakes that are made, and how situations are narrowed to what a vendor can know. */
export interface Mistakes<Document> {
  readonly vendor: ParityVendor<Document>;
  readonly mutantsOf: (plan: Plan, rule: RuleCase) => readonly VendorMutant<Document>[];
  /** @default as they are */
  readonly narrowed?: (situation: ParitySituation) => ParitySituation;
}

/**
 * Makes each mistake in every situation of an alert's cases, until a verdict differs.
 * @param rules all of one alert
 */
export async function judge<Document>(
  { vendor, mutantsOf, narrowed = (it) => it }: Mistakes<Document>,
  rules: readonly RuleCase[],
): Promise<readonly Judged[]> {
  const judged = new Map<string, Judged>();
  for (const rule of rules) {
    const alert = rule.alert.id;
    const interval = rule.intervals?.[0] ?? 60;
    const plan = parityPlan(rule, interval);
    const situations = paritySituations(rule, interval).map(narrowed);
    const trials = situations.map((it) => lazily(() => trialIn(vendor, it, plan)));
    const mutants = mutantsOf(vendor.informed?.(plan, situations[0]!.series(1)) ?? plan, rule);
    for (const { ways, ...mutant } of mutants)
      if (judged.get(mutant.where)?.noticed !== true) judged.set(mutant.where, { alert, mutant, noticed: await isNoticed(trials, ways) });
  }
  return [...judged.values()];
}

async function isNoticed<Document>(
  trials: readonly (() => ReturnType<typeof trialIn<Document>>)[],
  ways: VendorMutant<Document>["ways"],
): Promise<boolean> {
  for (const way of ways) for (const trial of trials) if ((await trial()(way)).length > 0) return true;
  return false;
}

function lazily<T>(make: () => T): () => T {
  let made: { readonly it: T } | undefined;
  return () => (made ??= { it: make() }).it;
}
