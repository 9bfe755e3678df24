/**
 * List prices in dollars a month, without free tiers and without tax. PromQL alarms and a gigabyte taken in by OTLP are not among them: no
 * public price list that could be read names them, so the config may (`cloudwatch.dollarsPerGigabyte`).
 */
export const PRICES = {
  source: "list prices of us-east-1 as a public copy of them had it on 2026-05-05; compare with https://aws.amazon.com/cloudwatch/pricing/",
  /** Tiers of custom metrics. */
  customMetric: [
    { upTo: 10_000, each: 0.3 },
    { upTo: 240_000, each: 0.1 },
    { upTo: 750_000, each: 0.05 },
    { upTo: Infinity, each: 0.02 },
  ],
  /** A metric that an alarm of standard resolution reads. */
  alarmMetric: 0.1,
  compositeAlarm: 0.5,
  dashboard: 3,
  /** A gigabyte of log events taken in. */
  logGigabyte: 0.5,
  /** A key of KMS. */
  key: 1,
  /** A secret of Secrets Manager. */
  secret: 0.4,
  /** 0.25 vCPU at 0.04048 and 0.5 GB at 0.004445 dollars an hour, 730 hours. */
  fargateTask: 9.01,
} as const;
