import { toSeconds, type Unit } from "../../catalog/model";
import { parseDuration } from "./duration";
import type { Parsed } from "./parsed";
import { parseBytes } from "./size";

const HINT: Readonly<Record<Unit, string>> = {
  ratio: "write a share, as 95% or 0.95",
  cores: "write a number of cores, as 2 or 0.5",
  bytes: "write a size, as 64GB",
  milliseconds: "write a time, as 500ms or 2s",
  seconds: "write a time, as 90s or 10m",
  count: "write a number, as 20",
  perSecond: "write a number for each second, as 5 or 0.2",
  perCore: "write a number for each core, as 50",
  multiple: "write how many times, as 10 or 10x",
  transactionId: "write a number of transactions, as 1000",
  timestamp: "write off, or leave it out",
  boolean: "write off, or leave it out",
};

const NOUN: Readonly<Record<Unit, string>> = {
  ratio: "a share",
  cores: "a number of cores",
  bytes: "a size",
  milliseconds: "a time",
  seconds: "a time",
  count: "a number",
  perSecond: "a rate",
  perCore: "a number for each core",
  multiple: "a multiple",
  transactionId: "a number of transactions",
  timestamp: "a moment",
  boolean: "a threshold",
};

/** A threshold as an alert of this unit has it: `95%` is 0.95 for a ratio, `2s` is 2000 for milliseconds. */
export function parseThreshold(raw: string | number, unit: Unit): Parsed<number> {
  const text = String(raw).trim();
  const value = READ[unit](text);
  if (value === undefined || !Number.isFinite(value))
    return { problem: `is not ${NOUN[unit]}; this alert compares ${NOUN[unit]}`, fix: HINT[unit] };
  if (value < 0) return { problem: "is below zero", fix: HINT[unit] };
  if (unit === "ratio" && value > 1 && !text.endsWith("%")) {
    return {
      problem: `is ${Number((value * 100).toPrecision(6))}% as a share`,
      fix: `write ${text}% if that is meant, or a share from 0 to 1`,
    };
  }
  return { value };
}

const plain = (text: string): number | undefined => (/^-?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(text) ? Number(text) : undefined);
const suffixed =
  (suffix: RegExp) =>
  (text: string): number | undefined =>
    plain(text.replace(suffix, ""));
const nothing = (): undefined => undefined;

function share(text: string): number | undefined {
  const percent = /^(.+?) ?%$/.exec(text)?.[1];
  const number = plain(percent ?? text);
  return percent === undefined || number === undefined ? number : Number((number / 100).toPrecision(12));
}

function time(text: string): number | undefined {
  const result = parseDuration(text);
  return "value" in result ? toSeconds(result.value) : undefined;
}

function milliseconds(text: string): number | undefined {
  const number = /^(\d+(?:\.\d+)?) ?ms$/.exec(text)?.[1];
  const whole = time(text);
  return number !== undefined ? Number(number) : whole === undefined ? undefined : whole * 1000;
}

function size(text: string): number | undefined {
  const result = parseBytes(text);
  return "value" in result ? result.value : undefined;
}

const READ: Readonly<Record<Unit, (text: string) => number | undefined>> = {
  ratio: share,
  cores: plain,
  bytes: size,
  milliseconds,
  seconds: time,
  count: plain,
  perSecond: suffixed(/ ?\/ ?s$/),
  perCore: plain,
  multiple: suffixed(/ ?x$/),
  transactionId: plain,
  timestamp: nothing,
  boolean: nothing,
};
