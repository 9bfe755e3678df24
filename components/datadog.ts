import * as datadog from "@pulumi/datadog";
import * as pulumi from "@pulumi/pulumi";

import type { DashboardDocument, DowntimeDocument, MonitorDocument } from "../compilers/datadog";
import { createMonitor } from "./datadog-monitor";

/** Arguments of a {@link Datadog}. */
export interface DatadogArgs {
  /** Address of Datadog's API. */
  readonly apiUrl: string;
  readonly apiKey: pulumi.Input<string>;
  readonly appKey: pulumi.Input<string>;
  /** Composites refer to others by their ids in braces. */
  readonly monitors: readonly MonitorDocument[];
  readonly downtimes: readonly DowntimeDocument[];
  readonly dashboards: readonly DashboardDocument[];
  /** The stack, whose monitors downtimes are about. */
  readonly stack: string;
}

/** Monitors, downtimes and dashboards of one stack in Datadog. */
export class Datadog extends pulumi.ComponentResource {
  /** Datadog's own id of each monitor that tells people. */
  readonly monitors: pulumi.Output<Record<string, string>>;
  /** Path of each dashboard in Datadog's app. */
  readonly dashboards: pulumi.Output<Record<string, string>>;

  constructor(name: string, args: DatadogArgs, opts?: pulumi.ComponentResourceOptions) {
    super("aura:monitoring:Datadog", name, {}, opts);

    const provider = new datadog.Provider(
      `${name}-datadog`,
      { apiUrl: args.apiUrl, apiKey: pulumi.secret(args.apiKey), appKey: pulumi.secret(args.appKey), validate: "false" },
      { parent: this },
    );
    const options = { parent: this, provider };

    const made = new Map<string, datadog.Monitor>();
    const simpleFirst = [...args.monitors].sort((a, b) => Number(a.type === "composite") - Number(b.type === "composite"));
    for (const document of simpleFirst) made.set(document.id, createMonitor(`${name}-${document.id}`, document, made, options));

    for (const { id, scope, start, end, timeZone, message } of args.downtimes)
      new datadog.DowntimeSchedule(
        `${name}-${id}`,
        {
          scope,
          monitorIdentifier: { monitorTags: [`aura_stack:${args.stack}`] },
          oneTimeSchedule: { start, end },
          displayTimezone: timeZone,
          message,
        },
        options,
      );

    const pages = args.dashboards.map(
      ({ id, json }) => [id, new datadog.DashboardJson(`${name}-dashboard-${id}`, { dashboard: json }, options).url] as const,
    );

    const told = args.monitors.filter(({ role }) => role !== "part");
    this.monitors = pulumi.output(Object.fromEntries(told.map(({ id }) => [id, made.get(id)!.id])));
    this.dashboards = pulumi.output(Object.fromEntries(pages));
    this.registerOutputs({ monitors: this.monitors, dashboards: this.dashboards });
  }
}
