import type { Unit } from "../../catalog/model";

/** A decimal point with nothing but zeros behind it says nothing: `10.00` is 10, `0.50` is 0.5. */
const WITHOUT_ZEROS = String.raw`reReplaceAll "\\.?0+$" ""`;
/** From 1 on one decimal is enough: `12.345678` is 12.3. */
const ONE_DECIMAL_FROM_ONE = String.raw`reReplaceAll "^([1-9]\\d*\\.\\d)\\d*$" "$1"`;
/** The two largest parts of a duration are enough: `95d 3h 10m 4s` is 95d 3h, `10m 0s` is 10m. */
const IN_TWO_PARTS = String.raw`reReplaceAll "^(\\S+ \\S+) .*$" "$1" | reReplaceAll " 0[hms]$" ""`;

/** How a number of a unit is printed: a pipeline of Prometheus' template functions, and what follows. */
const PRINTED: Readonly<Record<Unit, readonly [pipeline: string, after: string]>> = {
  ratio: ["humanizePercentage", ""],
  cores: [`printf "%.2f" | ${WITHOUT_ZEROS} | reReplaceAll "$" " cores" | reReplaceAll "^1 cores" "1 core"`, ""],
  bytes: ["humanize1024", "B"],
  // Templates cannot divide. An exponent does: 612345 becomes `612345.000000e-3`, which is read as 612.345 seconds.
  milliseconds: [`printf "%fe-3" | humanizeDuration | ${IN_TWO_PARTS}`, ""],
  seconds: [`humanizeDuration | ${IN_TWO_PARTS}`, ""],
  count: ['printf "%.0f"', ""],
  perSecond: [`printf "%.6f" | ${ONE_DECIMAL_FROM_ONE} | ${WITHOUT_ZEROS}`, " a second"],
  perCore: [`printf "%.1f" | ${WITHOUT_ZEROS}`, " per core"],
  multiple: [`printf "%.2f" | ${WITHOUT_ZEROS}`, " times"],
  transactionId: ['printf "%.0f"', ""],
  timestamp: ["humanizeTimestamp", ""],
  boolean: ['printf "%.0f"', ""],
};

/** Go template text that prints a number in human units. `number` is a template expression whose value is a float. */
export function saidNumber(number: string, unit: Unit): string {
  const [pipeline, after] = PRINTED[unit];
  return `{{ ${number} | ${pipeline} }}${after}`;
}

/** A number as a literal of Go templates. Without a point or an exponent it would be an integer, which `printf "%.0f"` does not print. */
export const floatLiteral = (value: number): string => (Number.isInteger(value) ? value.toFixed(1) : String(value));
