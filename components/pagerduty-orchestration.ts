import * as pulumi from "@pulumi/pulumi";

/** Arguments of {@link EventOrchestrationService}, in the plugin's words. */
export interface EventOrchestrationServiceArgs {
  /** Id of the service. */
  readonly service: pulumi.Input<string>;
  /** Sets of rules; `start` is where an event begins. */
  readonly sets: pulumi.Input<readonly object[]>;
  /** What becomes of an event that no rule matches. */
  readonly catchAll: pulumi.Input<object>;
  /** Whether the rules are in force. */
  readonly enableEventOrchestrationForService: pulumi.Input<boolean>;
}

/** The plugin's event orchestration of a service: `@pulumi/pagerduty` 3.4.0, the newest on npm, has no class for it. */
export class EventOrchestrationService extends pulumi.CustomResource {
  constructor(name: string, args: EventOrchestrationServiceArgs, opts?: pulumi.CustomResourceOptions) {
    super("pagerduty:index/eventOrchestrationService:EventOrchestrationService", name, { ...args }, opts);
  }
}
