import type { Severity } from "../../catalog/model";

/** Where the collector runs. */
export type CollectorPlace =
  | {
      readonly kind: "ecs";
      /** Name of an existing cluster. */
      readonly cluster: string;
      readonly subnets: readonly string[];
      readonly securityGroups: readonly string[];
      readonly assignPublicIp: boolean;
    }
  | {
      readonly kind: "eks";
      /** Name of an existing cluster with the Pod Identity agent. */
      readonly cluster: string;
      readonly namespace: string;
    }
  | {
      readonly kind: "host";
      /** Absolute path of the directory that holds the files. */
      readonly directory: string;
    };

/** Who is told of an alarm's severity. */
export type Subscriber =
  /** The text of a `SecretReference` to the https address of a CloudWatch integration of PagerDuty. */
  | { readonly kind: "pagerduty"; readonly name: string; readonly url: string; readonly severities: readonly Severity[] }
  | { readonly kind: "email"; readonly name: string; readonly address: string; readonly severities: readonly Severity[] }
  | {
      readonly kind: "slack";
      readonly name: string;
      readonly workspace: string;
      readonly channel: string;
      readonly severities: readonly Severity[];
    };

/** What the compilers need to know beside a plan. */
export interface CloudwatchOptions {
  readonly region: string;
  /** Twelve digits. */
  readonly account: string;
  /** `otlp`: PromQL alarms. `emf`: classic metrics and metric-math alarms, where the region has no OTLP. */
  readonly metrics: "otlp" | "emf";
  readonly collector: CollectorPlace;
  /** Image of an OpenTelemetry Collector with the contrib components. */
  readonly image: string;
  readonly subscribers: readonly Subscriber[];
  /** ARN of an existing key that encrypts topics. Absent: the stack makes one. */
  readonly kmsKey?: string;
  /** Name of a SecureString parameter with the address that the Lambda hook posts to. Absent: no hook. */
  readonly hookParameter?: string;
  readonly dashboard: boolean;
  /** Bands of anomaly detection beside the alarms; classic metrics only. */
  readonly anomalies: boolean;
  /** Databases that classic alarms watch: a classic alarm names every dimension. */
  readonly databases: readonly string[];
  /** Dollars for each gigabyte that OTLP takes in. Absent: only the gigabytes are said. */
  readonly dollarsPerGigabyte?: number;
}
