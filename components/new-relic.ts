import * as newrelic from "@pulumi/newrelic";
import * as pulumi from "@pulumi/pulumi";

import type { NewRelicAlerting, NewRelicCondition, NewRelicSilence } from "../compilers/new-relic";
import { NewRelicNotices } from "./new-relic-notices";

/** Arguments of a {@link NewRelic}. */
export interface NewRelicArgs {
  readonly alerting: NewRelicAlerting;
  readonly region: "US" | "EU";
  /** Signs in to NerdGraph. */
  readonly userKey: pulumi.Input<string>;
  /** @default the region's host */
  readonly nerdgraphUrl?: string;
  /** Values of the secrets that notices name. */
  readonly secrets: Readonly<Record<string, pulumi.Input<string>>>;
  /** JSON of the dashboard. @default none is made */
  readonly dashboard?: string;
}

/** The alerts of one stack in one New Relic account, and who is told. */
export class NewRelic extends pulumi.ComponentResource {
  /** Id of the policy of each severity that has conditions. */
  readonly policies: pulumi.Output<Record<string, string>>;

  constructor(name: string, args: NewRelicArgs, opts?: pulumi.ComponentResourceOptions) {
    super("aura:monitoring:NewRelic", name, {}, opts);
    const { alerting, region, userKey, nerdgraphUrl } = args;
    const accountId = String(alerting.accountId);
    const provider = new newrelic.Provider(
      `${name}-account`,
      { accountId, region, apiKey: pulumi.secret(userKey), ...(nerdgraphUrl !== undefined && { nerdgraphApiUrl: nerdgraphUrl }) },
      { parent: this },
    );
    const options = { parent: this, provider };
    const policies = Object.fromEntries(
      alerting.policies.map((it) => [
        it.severity,
        new newrelic.AlertPolicy(
          `${name}-${it.severity}`,
          { accountId, name: it.name, incidentPreference: "PER_CONDITION_AND_TARGET" },
          options,
        ),
      ]),
    );
    for (const it of alerting.conditions)
      new newrelic.NrqlAlertCondition(
        `${name}-${it.id}`,
        { accountId, policyId: policies[it.severity]!.id, ...conditionArgs(it) },
        options,
      );
    new newrelic.NrqlAlertCondition(
      `${name}-silent`,
      { accountId, policyId: policies.critical!.id, ...silenceArgs(alerting.silence) },
      options,
    );
    for (const { id, name: title, description, conditions, schedule } of alerting.muting)
      new newrelic.AlertMutingRule(
        `${name}-${id}`,
        {
          accountId,
          name: title,
          description,
          enabled: true,
          condition: { operator: "AND", conditions: conditions.map((it) => ({ ...it, values: [...it.values] })) },
          schedule: { ...schedule, ...(schedule.weeklyRepeatDays && { weeklyRepeatDays: [...schedule.weeklyRepeatDays] }) },
        } as newrelic.AlertMutingRuleArgs,
        options,
      );
    new NewRelicNotices(name, { accountId, notices: alerting.notices, policies, secrets: args.secrets }, options);
    if (args.dashboard !== undefined) new newrelic.OneDashboardJson(`${name}-dashboards`, { accountId, json: args.dashboard }, options);
    this.policies = pulumi.all(Object.fromEntries(Object.entries(policies).map(([severity, it]) => [severity, it.id])));
    this.registerOutputs({ policies: this.policies });
  }
}

/** An incident never ends by age: the longest limit that New Relic takes, 30 days. */
const NEVER = 2_592_000;

function conditionArgs(it: NewRelicCondition): Omit<newrelic.NrqlAlertConditionArgs, "policyId"> {
  const term = {
    operator: it.operator,
    threshold: it.threshold,
    thresholdDuration: it.duration,
    thresholdOccurrences: it.occurrences,
  };
  return {
    type: "static",
    name: it.name,
    enabled: true,
    description: it.description,
    titleTemplate: it.title,
    runbookUrl: it.runbookUrl,
    nrql: { query: it.query },
    [it.priority]: term,
    ...signalArgs(it),
    openViolationOnExpiration: false,
    closeViolationsOnExpiration: true,
  };
}

const silenceArgs = (it: NewRelicSilence): Omit<newrelic.NrqlAlertConditionArgs, "policyId"> => ({
  type: "static",
  name: it.name,
  enabled: true,
  description: it.description,
  titleTemplate: it.title,
  nrql: { query: it.query },
  critical: { operator: "below", threshold: 1, thresholdDuration: it.window, thresholdOccurrences: "all" },
  ...signalArgs(it),
  openViolationOnExpiration: true,
  closeViolationsOnExpiration: false,
});

const signalArgs = ({ window, timer, expiration }: { readonly window: number; readonly timer: number; readonly expiration: number }) => ({
  aggregationWindow: window,
  aggregationMethod: "event_timer",
  aggregationTimer: String(timer),
  fillOption: "none",
  expirationDuration: expiration,
  violationTimeLimitSeconds: NEVER,
});
