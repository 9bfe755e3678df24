import type { Plan } from "../../catalog/model";
import type { CloudwatchOptions } from "./options";
import { PRICES } from "./prices";

/** How much there is of something that AWS bills. */
export interface Quantities {
  /** Alarms on classic metrics, by the metrics that each reads. */
  readonly classicAlarmMetrics: number;
  readonly promqlAlarms: number;
  readonly compositeAlarms: number;
  readonly dashboards: number;
  /** Series that the collector delivers at each scrape. */
  readonly series: number;
  /** Classic metrics that are taken from them; none with OTLP. */
  readonly customMetrics: number;
  readonly keys: number;
  readonly secrets: number;
  readonly fargateTasks: number;
}

/** One line of the estimate. */
export interface CostLine {
  readonly what: string;
  readonly quantity: number;
  readonly unit: string;
  /** Dollars a month; absent where no price is known. */
  readonly dollars?: number;
}

/** What a month of what is provisioned costs, as far as prices are known. */
export interface CostEstimate {
  readonly lines: readonly CostLine[];
  /** Dollars a month of the lines that have a price. */
  readonly dollars: number;
  /** What the sum leaves out. */
  readonly unpriced: readonly string[];
  readonly source: string;
}

/** A data point with its labels and resource attributes, before compression: measured on the real collector's output. */
export const BYTES_PER_POINT = 330;
const SECONDS_PER_MONTH = 730 * 3_600;

/** Multiplies quantities and prices. What has no price in the table is a quantity without dollars, never zero. */
export function estimateCost(plan: Plan, quantities: Quantities, { metrics, dollarsPerGigabyte }: CloudwatchOptions): CostEstimate {
  const gigabytes = (quantities.series * (SECONDS_PER_MONTH / plan.interval) * BYTES_PER_POINT) / 1e9;
  const lines = [
    metrics === "otlp"
      ? line("metrics taken in by OTLP", gigabytes, "GB", dollarsPerGigabyte)
      : line(
          "custom metrics",
          quantities.customMetrics,
          "metrics",
          tiered(quantities.customMetrics) / Math.max(1, quantities.customMetrics),
        ),
    ...(metrics === "emf" ? [line("log events taken in", gigabytes, "GB", PRICES.logGigabyte)] : []),
    line("PromQL alarms", quantities.promqlAlarms, "alarms", undefined),
    line("metric alarms", quantities.classicAlarmMetrics, "metrics in alarms", PRICES.alarmMetric),
    line("composite alarms", quantities.compositeAlarms, "alarms", PRICES.compositeAlarm),
    line("dashboards", quantities.dashboards, "dashboards", PRICES.dashboard),
    line("key of the topics", quantities.keys, "keys", PRICES.key),
    line("secrets", quantities.secrets, "secrets", PRICES.secret),
    line("collector on Fargate (0.25 vCPU, 0.5 GB)", quantities.fargateTasks, "tasks", PRICES.fargateTask),
  ].filter(({ quantity }) => quantity > 0);
  return {
    lines,
    dollars: cents(lines.reduce((sum, { dollars = 0 }) => sum + dollars, 0)),
    unpriced: lines.filter(({ dollars }) => dollars === undefined).map(({ what }) => what),
    source: PRICES.source,
  };
}

const line = (what: string, quantity: number, unit: string, each: number | undefined): CostLine => ({
  what,
  quantity: Math.round(quantity * 100) / 100,
  unit,
  ...(each !== undefined && { dollars: cents(quantity * each) }),
});

const cents = (dollars: number): number => Math.round(dollars * 100) / 100;

function tiered(metrics: number): number {
  let left = metrics;
  let dollars = 0;
  for (const { upTo, each } of PRICES.customMetric) {
    const here = Math.min(left, upTo);
    dollars += here * each;
    left -= here;
  }
  return dollars;
}

/** The estimate as people read it. */
export const renderCost = ({ lines, dollars, unpriced, source }: CostEstimate): string =>
  [
    `About ${dollars.toFixed(2)} dollars a month${unpriced.length === 0 ? "" : `, and what no price is known of: ${unpriced.join(", ")}`} (${source}).`,
    ...lines.map((it) => `  ${it.what}: ${it.quantity} ${it.unit}${it.dollars === undefined ? "" : `, ${it.dollars.toFixed(2)} dollars`}`),
  ].join("\n");
