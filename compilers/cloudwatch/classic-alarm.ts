import type { Severity } from "../../catalog/model";
import type { MathMetric } from "../../languages/cloudwatch";

/** One alarm on classic metrics, in the words of the CloudWatch API. */
export interface MathAlarm {
  readonly kind: "math";
  readonly id: string;
  readonly name: string;
  readonly alert: string;
  readonly severity: Severity;
  readonly description: string;
  /** Labels of what it is about. */
  readonly about: Readonly<Record<string, string>>;
  readonly metrics: readonly MathMetric[];
  readonly expression: string;
  /** Seconds that a data point stands for. */
  readonly period: number;
  readonly comparisonOperator: "GreaterThanThreshold" | "LessThanThreshold";
  readonly threshold: number;
  readonly evaluationPeriods: number;
  /** How many of them must breach. */
  readonly datapointsToAlarm: number;
  readonly treatMissingData: "missing" | "breaching";
  /** `false`: a part of a composite alarm, which tells in its place. */
  readonly tells: boolean;
  /** The calendar in which it tells nobody: what it watches may be paused then. */
  readonly mutedDuring?: string;
}

/** An alarm over the states of others: a condition and its guards. */
export interface CompositeAlarm {
  readonly kind: "composite";
  readonly id: string;
  readonly name: string;
  readonly alert: string;
  readonly severity: Severity;
  readonly description: string;
  /** Labels of what it is about. */
  readonly about: Readonly<Record<string, string>>;
  readonly rule: string;
  readonly mutedDuring?: never;
}

/** A band of what is usual: an extra, that no alert of the catalog is compared with. */
export interface BandAlarm {
  readonly kind: "band";
  readonly id: string;
  readonly name: string;
  readonly severity: "info";
  readonly description: string;
  /** Labels of what it is about. */
  readonly about: Readonly<Record<string, string>>;
  readonly metric: MathMetric;
  readonly period: number;
  /** Standard deviations on either side. */
  readonly width: number;
  readonly evaluationPeriods: number;
  readonly mutedDuring?: never;
}

/** What a stack with classic metrics has in place of PromQL alarms. */
export type ClassicAlarm = MathAlarm | CompositeAlarm | BandAlarm;
