import type { Unit } from "../../catalog/model";

/** Grafana's name of a unit, and the decimals that say enough. */
const UNITS: Readonly<Record<Unit, { readonly unit: string; readonly decimals?: number; readonly axis?: string }>> = {
  ratio: { unit: "percentunit" },
  cores: { unit: "short", axis: "cores" },
  bytes: { unit: "bytes" },
  milliseconds: { unit: "ms" },
  seconds: { unit: "s" },
  count: { unit: "short" },
  perSecond: { unit: "ops" },
  perCore: { unit: "short", axis: "per core" },
  multiple: { unit: "short", axis: "times" },
  transactionId: { unit: "locale", decimals: 0 },
  timestamp: { unit: "dateTimeFromNow" },
  boolean: { unit: "bool_yes_no" },
};

/** How Grafana writes numbers of a unit. */
export const grafanaUnit = (unit: Unit) => UNITS[unit];
