import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import type { LogGroupDocument, Policy } from "../../compilers/cloudwatch";
import { FileSet } from "../file-set";
import { createMetricLogs } from "./metric-logs";

/** Arguments of {@link HostCollector}. */
export interface HostCollectorArgs {
  readonly region: string;
  /** Absolute. */
  readonly directory: string;
  readonly set: string;
  readonly files: Readonly<Record<string, string>>;
  /** The names of the secrets that the files refer to. */
  readonly secrets: readonly string[];
  /** Where it writes classic metrics. @default none: it delivers by OTLP */
  readonly metricLogs?: LogGroupDocument;
  /** What the AWS identity of the host needs. */
  readonly policy: { readonly name: string; readonly document: Policy };
  readonly values: Readonly<Record<string, pulumi.Input<string>>>;
}

/** Files for a collector that somebody runs on a host, and a policy to attach to its identity. */
export class HostCollector extends pulumi.ComponentResource {
  constructor(name: string, { directory, set, files, values, ...args }: HostCollectorArgs, opts?: pulumi.ComponentResourceOptions) {
    super("aura:monitoring:HostCollector", name, {}, opts);

    const taken = Object.fromEntries(args.secrets.map((secret) => [secret, pulumi.secret(values[secret]!)]));
    const secrets = new FileSet(`${name}-secrets`, { directory, set: `${set}-secrets`, files: taken, secret: true }, { parent: this });
    const siblings = { [`${set}-secrets`]: [...args.secrets] };
    const logs = createMetricLogs(`${name}-metric-logs`, args.region, args.metricLogs, this);
    new FileSet(`${name}-files`, { directory, set, files, checks: [], siblings }, { parent: this, dependsOn: [secrets, ...logs] });
    const { name: policyName, document } = args.policy;
    new aws.iam.Policy(`${name}-policy`, { name: policyName, policy: JSON.stringify(document) }, { parent: this });
    this.registerOutputs({});
  }
}
