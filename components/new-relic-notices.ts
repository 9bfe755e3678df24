import * as newrelic from "@pulumi/newrelic";
import * as pulumi from "@pulumi/pulumi";

import type { NewRelicNotice } from "../compilers/new-relic";

/** Arguments of {@link NewRelicNotices}. */
export interface NewRelicNoticesArgs {
  readonly accountId: string;
  readonly notices: readonly NewRelicNotice[];
  /** By severity. */
  readonly policies: Readonly<Record<string, newrelic.AlertPolicy>>;
  /** Values of the secrets that notices name. */
  readonly secrets: Readonly<Record<string, pulumi.Input<string>>>;
}

/** Who is told by New Relic: a destination, a channel and a workflow for each notice. */
export class NewRelicNotices extends pulumi.ComponentResource {
  constructor(name: string, args: NewRelicNoticesArgs, opts?: pulumi.ComponentResourceOptions) {
    super("aura:monitoring:NewRelicNotices", `${name}-notices`, {}, opts);
    const options = { parent: this };
    for (const notice of args.notices) {
      const channel = makeChannel(`${name}-${notice.name}`, notice, args, options);
      new newrelic.Workflow(
        `${name}-${notice.name}`,
        {
          accountId: args.accountId,
          name: `Aura ${notice.name} (${name})`,
          mutingRulesHandling: "DONT_NOTIFY_FULLY_MUTED_ISSUES",
          issuesFilter: {
            name: notice.name,
            type: "FILTER",
            predicates: [
              { attribute: "labels.policyIds", operator: "EXACTLY_MATCHES", values: notice.severities.map((it) => args.policies[it]!.id) },
            ],
          },
          destinations: [{ channelId: channel.id }],
        },
        options,
      );
    }
    this.registerOutputs({});
  }
}

const TITLE = { key: "summary", value: "{{ annotations.title.[0] }}" };
const DETAILS = {
  key: "customDetails",
  value: `{"runbook": {{ json accumulations.runbookUrl.[0] }}, "description": {{ json annotations.description.[0] }}, "issue": {{ json issuePageUrl }}}`,
};

function makeChannel(
  name: string,
  { name: title, to }: NewRelicNotice,
  { accountId, secrets }: NewRelicNoticesArgs,
  options: pulumi.CustomResourceOptions,
): newrelic.NotificationChannel {
  if (to.kind === "slack")
    return new newrelic.NotificationChannel(
      name,
      {
        accountId,
        name: title,
        type: "SLACK",
        product: "IINT",
        destinationId: to.destinationId,
        properties: [{ key: "channelId", value: to.channelId }],
      },
      options,
    );
  const destination = new newrelic.NotificationDestination(
    name,
    {
      accountId,
      name: title,
      type: "PAGERDUTY_SERVICE_INTEGRATION",
      properties: [{ key: "", value: "" }],
      authToken: { prefix: "Token token=", token: pulumi.secret(secrets[to.integrationKey]!) },
    },
    options,
  );
  return new newrelic.NotificationChannel(
    name,
    {
      accountId,
      name: title,
      type: "PAGERDUTY_SERVICE_INTEGRATION",
      product: "IINT",
      destinationId: destination.id,
      properties: [TITLE, DETAILS],
    },
    options,
  );
}
