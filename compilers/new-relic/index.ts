import { alertsFor, type Plan, SEVERITIES, type Severity } from "../../catalog/model";
import { type Compiled, compileEach } from "../compiled";
import { type NewRelicCondition, conditionsOf } from "./condition";
import { absencesOf, mutingOf, type NewRelicMuting } from "./muting";
import type { NewRelicNotice, NewRelicOptions } from "./options";
import { silenceOf, type NewRelicSilence } from "./silence";

export type { NewRelicCondition } from "./condition";
export type { NewRelicMuting } from "./muting";
export type { NewRelicNotice, NewRelicOptions } from "./options";
export type { NewRelicSilence } from "./silence";
export * from "./dashboard";
export * from "./remote-write";
export * from "./snippet";

/** Everything that a stack has in New Relic beside its dashboards. */
export interface NewRelicAlerting {
  readonly accountId: number;
  /** One for each severity, worst first, so that who is told can follow from it. */
  readonly policies: readonly { readonly severity: Severity; readonly name: string }[];
  readonly conditions: readonly NewRelicCondition[];
  /** Fires when nothing comes from Prometheus any more. */
  readonly silence: NewRelicSilence;
  readonly muting: readonly NewRelicMuting[];
  readonly notices: readonly NewRelicNotice[];
}

/** Every alert that applies, and those that New Relic cannot say. */
export const compileConditions = (plan: Plan): Compiled<NewRelicCondition> =>
  compileEach(alertsFor(plan.alerts, "new-relic"), (alert) => conditionsOf(alert, plan));

/** Plan → what is made in one New Relic account. */
export function compileAlerting(plan: Plan, conditions: readonly NewRelicCondition[], options: NewRelicOptions): NewRelicAlerting {
  const policies = [...SEVERITIES].reverse().map((severity) => ({ severity, name: `Aura ${plan.stack} ${severity}` }));
  const absences = absencesOf(plan.alerts, ({ id }) => conditions.filter(({ alert }) => alert === id).map(({ name }) => name));
  return {
    accountId: options.accountId,
    policies,
    conditions,
    silence: silenceOf(plan),
    muting: mutingOf(
      plan,
      policies.map(({ name }) => name),
      absences,
    ),
    notices: options.notify,
  };
}
