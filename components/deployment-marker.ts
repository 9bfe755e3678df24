import type * as pulumiverse from "@pulumiverse/grafana";
import * as pulumi from "@pulumi/pulumi";

import { type EventKind, eventTags } from "../catalog/model";
import type { GrafanaAccess } from "./grafana-provider";
import type * as grafanaProviderModule from "./grafana-provider";
import { load } from "./load";

/** Arguments of a {@link DeploymentMarker}. */
export interface DeploymentMarkerArgs {
  /** What was deployed; of another kind, what tells one from the next, as `8 cores`. Another version is another mark; the marks before it stay. */
  readonly version: pulumi.Input<string>;
  /** What was done. @default deployment */
  readonly kind?: EventKind;
  /** One line. @default `Deployed <version>`, or as `Scaling <version>` */
  readonly text?: pulumi.Input<string>;
  /** When, in ISO 8601 with a zone, as the time of the commit. @default when Grafana is told of it: its own clock */
  readonly at?: pulumi.Input<string>;
  /** Identity of the stack that watches it. @default none */
  readonly stack?: string;
  /** Ids of the instances that it is about. @default none */
  readonly instances?: readonly string[];
  /** More tags. @default none */
  readonly tags?: readonly string[];
  /** Which Grafana. @default the provider in the options, or that of the environment (GRAFANA_URL, GRAFANA_AUTH) */
  readonly grafana?: GrafanaAccess;
}

/**
 * A deployment, scaling or incident on the time axis of every dashboard, one mark for each version. No time stands in the program, so a second run changes nothing.
 * Marks are history: neither a new version nor `pulumi destroy` removes one.
 *
 * @throws RunError when the package `@pulumiverse/grafana` is not installed
 */
export class DeploymentMarker extends pulumi.ComponentResource {
  /** Grafana's number of the annotation. */
  readonly annotation: pulumi.Output<string>;

  constructor(name: string, args: DeploymentMarkerArgs, opts?: pulumi.ComponentResourceOptions) {
    super("aura:monitoring:DeploymentMarker", name, {}, opts);

    const {
      version,
      kind = "deployment",
      text = pulumi.interpolate`${SAID[kind]} ${version}`,
      at,
      stack,
      instances = [],
      tags = [],
      grafana,
    } = args;
    const facts = { instances, tags, ...(stack !== undefined && { stack }) };
    const made = new (sdk().oss.Annotation)(
      `${name}-annotation`,
      {
        text,
        tags: pulumi.output(version).apply((it) => [...eventTags(kind, { ...facts, version: it })]),
        ...(at !== undefined && { time: at, timeEnd: at }),
      },
      {
        parent: this,
        retainOnDelete: true,
        replaceOnChanges: ["text", "tags", "time"],
        ...(grafana !== undefined && { provider: providers().grafanaProvider(`${name}-provider`, grafana, this) }),
      },
    );

    this.annotation = made.id;
    this.registerOutputs({ annotation: this.annotation });
  }
}

const SAID: Readonly<Record<EventKind, string>> = { deployment: "Deployed", scaling: "Scaling", incident: "Incident" };

/* eslint-disable @typescript-eslint/no-require-imports -- an import would load the SDK for everybody who imports this package */
const sdk = () => load(() => require("@pulumiverse/grafana") as typeof pulumiverse, "DeploymentMarker");
const providers = () => load(() => require("./grafana-provider") as typeof grafanaProviderModule, "DeploymentMarker");
/* eslint-enable @typescript-eslint/no-require-imports */
