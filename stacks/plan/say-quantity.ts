import { toDuration, type Unit } from "../../catalog/model";
import { sayBytes } from "../values/size";

/** A number with its unit as the config writes it: 0.95 → `95%`. Reading it again gives the same number. */
export function sayQuantity(value: number, unit: Unit): string {
  switch (unit) {
    case "ratio":
      return `${Number((value * 100).toPrecision(12))}%`;
    case "bytes":
      return sayBytes(value);
    case "milliseconds":
      return value >= 1000 && value % 1000 === 0 ? toDuration(value / 1000) : `${value}ms`;
    case "seconds":
      return toDuration(value);
    default:
      return String(value);
  }
}
