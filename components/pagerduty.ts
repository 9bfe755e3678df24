import * as pagerduty from "@pulumi/pagerduty";
import * as pulumi from "@pulumi/pulumi";
import { EventOrchestrationService } from "./pagerduty-orchestration";

/** The plugin that is used. The SDK on npm would ask for its own version, 3.4.0, which knows no event orchestration. */
export const PAGERDUTY_PLUGIN = "4.32.0";

/** One service; how it is grouped and how long incidents may stay are PagerDuty's own words. */
export interface PagerDutyServiceArgs {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly escalationPolicy: string;
  readonly integrationKeyAs: string;
  readonly grouping?: { readonly type: string; readonly config: Readonly<Record<string, unknown>> };
  readonly acknowledgementTimeout: string;
  readonly autoResolveTimeout: string;
  readonly orchestration?: { readonly sets: readonly object[]; readonly catchAll: object };
}

/** Arguments of {@link PagerDuty}. */
export interface PagerDutyArgs {
  /** A REST API key. */
  readonly token: pulumi.Input<string>;
  readonly region: "us" | "eu";
  /** @default the region's host */
  readonly apiUrl?: string;
  readonly services: readonly PagerDutyServiceArgs[];
}

/** Services on escalation policies that are there already; each has an Events API v2 integration. */
export class PagerDuty extends pulumi.ComponentResource {
  /** Integration keys, secret, by the names that contacts know them by. */
  readonly keys: Readonly<Record<string, pulumi.Output<string>>>;

  constructor(name: string, args: PagerDutyArgs, opts?: pulumi.ComponentResourceOptions) {
    super("aura:monitoring:PagerDuty", name, {}, opts);
    const { token, region, apiUrl } = args;
    const provider = new pagerduty.Provider(
      `${name}-account`,
      { token: pulumi.secret(token), serviceRegion: region, ...(apiUrl !== undefined && { apiUrlOverride: apiUrl }) },
      { parent: this, version: PAGERDUTY_PLUGIN },
    );
    const options = { parent: this, provider };
    this.keys = Object.fromEntries(args.services.map((it) => [it.integrationKeyAs, makeService(name, it, options)]));
    this.registerOutputs({});
  }
}

/** PagerDuty does not mark the key as a secret; whoever has it can page. */
function makeService(name: string, it: PagerDutyServiceArgs, options: pulumi.CustomResourceOptions): pulumi.Output<string> {
  const service = new pagerduty.Service(
    `${name}-${it.id}`,
    {
      name: it.name,
      description: it.description,
      escalationPolicy: it.escalationPolicy,
      alertCreation: "create_alerts_and_incidents",
      acknowledgementTimeout: it.acknowledgementTimeout,
      autoResolveTimeout: it.autoResolveTimeout,
      ...(it.grouping !== undefined && { alertGroupingParameters: { type: it.grouping.type, config: it.grouping.config } }),
    },
    options,
  );
  if (it.orchestration !== undefined)
    new EventOrchestrationService(
      `${name}-${it.id}`,
      { service: service.id, ...it.orchestration, enableEventOrchestrationForService: true },
      options,
    );
  const integration = new pagerduty.ServiceIntegration(
    `${name}-${it.id}`,
    { name: "Alertmanager", service: service.id, type: "events_api_v2_inbound_integration" },
    { ...options, additionalSecretOutputs: ["integrationKey"] },
  );
  return pulumi.secret(integration.integrationKey);
}
