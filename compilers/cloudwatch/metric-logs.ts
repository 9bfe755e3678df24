import type { Plan } from "../../catalog/model";
import type { CloudwatchOptions } from "./options";

/** A group of logs. */
export interface LogGroupDocument {
  readonly name: string;
  readonly retentionInDays: number;
}

/** CloudWatch takes metrics from an event as it arrives; a week of them is for people who look into what arrived. */
const RETENTION_DAYS = 7;

/** The group of logs that classic metrics are taken from. */
export const metricLogGroup = ({ stack }: Plan): string => `/aura/${stack}/metrics`;

/** The group that the collector writes to; none with OTLP. It is there before the collector, which may not create it. */
export const compileMetricLogs = (plan: Plan, { metrics }: CloudwatchOptions): LogGroupDocument | undefined =>
  metrics === "emf" ? { name: metricLogGroup(plan), retentionInDays: RETENTION_DAYS } : undefined;
