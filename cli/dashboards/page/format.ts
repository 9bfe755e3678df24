import type { Value, Writing } from "../views/view";

/** From a size on, so many of the unit below, and what it is called. */
type Scale = readonly (readonly [size: number, suffix: string])[];

const SHORT: Scale = [
  [1, ""],
  [1e3, " K"],
  [1e6, " M"],
  [1e9, " G"],
];
const BYTES: Scale = ["B", "KiB", "MiB", "GiB", "TiB", "PiB"].map((name, index) => [1024 ** index, ` ${name}`] as const);
const TIME: Scale = [
  [1e-3, " ms"],
  [1, " s"],
  [60, " min"],
  [3_600, " h"],
  [86_400, " d"],
];

/** Digits that say something, where a neighbour does not ask for more. */
const DIGITS = 3;

/** A number in its unit, by Grafana's name of the unit. One that is not known here stands behind the number as it is. */
export function formatNumber(value: number, { unit, decimals }: Writing, digits: number = DIGITS): string {
  const written = (it: number): string =>
    decimals === undefined
      ? new Intl.NumberFormat("en", { maximumSignificantDigits: digits, useGrouping: false }).format(it)
      : new Intl.NumberFormat("en", { minimumFractionDigits: decimals, maximumFractionDigits: decimals }).format(it);
  const scaled = (scale: Scale, it: number): string => {
    const [size, suffix] = scale.findLast(([from]) => Math.abs(it) >= from) ?? scale[0]!;
    return it === 0 ? `0${scale === TIME ? " s" : scale[0]![1]}` : `${written(it / size)}${suffix}`;
  };
  switch (unit) {
    case "percentunit":
      return `${written(value * 100)} %`;
    case "percent":
      return `${written(value)} %`;
    case "short":
    case "none":
      return scaled(SHORT, value);
    case "bytes":
      return scaled(BYTES, value);
    case "ms":
      return scaled(TIME, value / 1_000);
    case "s":
      return scaled(TIME, value);
    case "ops":
      return `${scaled(SHORT, value)}/s`;
    case "reqps":
      return `${scaled(SHORT, value)} req/s`;
    case "locale":
      return new Intl.NumberFormat("en", { maximumFractionDigits: decimals ?? DIGITS }).format(value);
    case "bool_yes_no":
      return value === 0 ? "no" : "yes";
    case "dateTimeFromNow":
      return new Date(value * 1_000).toLocaleString();
    default:
      return `${scaled(SHORT, value)} ${unit}`;
  }
}

/** A step of a logarithmic axis: a power of ten of the unit, which is no whole number of minutes. */
export function formatPower(value: number, writing: Writing): string {
  const seconds = writing.unit === "ms" ? value / 1_000 : writing.unit === "s" ? value : 0;
  return seconds >= 60 ? `${seconds} s` : formatNumber(value, writing, ROUGHLY);
}

/** Digits on a logarithmic axis. */
const ROUGHLY = 2;

/** A value as it is read: its word, its number, or that there is none. */
export const formatValue = (value: Value): string => value.text ?? (value.number === null ? "–" : formatNumber(value.number, value));
