import type { Plan } from "../catalog/model";
import type { Gap } from "../compilers/compiled";
import { compileAlerting, compileConditions, type NewRelicAlerting } from "../compilers/new-relic";
import type { NewRelicConfig } from "./config/new-relic";
import { newRelicOptions } from "./plan/new-relic";

/** What one stack has in New Relic. */
export interface CompiledNewRelic {
  readonly alerting: NewRelicAlerting;
  readonly region: "US" | "EU";
  /** Name of the secret that Pulumi signs in with. */
  readonly userKey: string;
  readonly nerdgraphUrl?: string;
}

/** Plan → policies, conditions, muting rules and ways out. */
export function compileNewRelic(plan: Plan, config: NewRelicConfig): CompiledNewRelic {
  const { region, userKey, nerdgraphUrl } = config;
  const options = newRelicOptions(config, plan.contacts);
  return {
    alerting: compileAlerting(plan, compileConditions(plan).documents, options),
    region,
    userKey,
    ...(nerdgraphUrl !== undefined && { nerdgraphUrl }),
  };
}

/** The alerts that New Relic cannot say. */
export const gapsInNewRelic = (plan: Plan): readonly Gap[] => compileConditions(plan).gaps;
