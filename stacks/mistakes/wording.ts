import type * as z from "zod";
import { shownValue } from "./shown-value";
import { listed, nearest } from "./suggest";

/** Parts what is wrong from what to do in the message of a schema issue. */
export const ARROW = " → ";

type RawIssue = z.core.$ZodRawIssue;

/** Words for the mistakes that the schema finds. Several unknown keys are several lines. */
export function wording(issue: RawIssue): string | undefined {
  switch (issue.code) {
    case "invalid_type":
      return wrongKind(issue);
    case "invalid_value":
      return notOneOf(issue.input, issue.values);
    case "too_small":
      return tooSmall(issue);
    case "too_big":
      return `is above the largest allowed, ${issue.maximum}${ARROW}lower it`;
    case "invalid_union":
      return issue.options === undefined ? undefined : notOneOf(kindIn(issue), issue.options as readonly string[]);
    case "invalid_key":
      return issue.issues[0]?.message;
    case "unrecognized_keys":
      return issue.keys.map((key: string) => unknownKey(key, issue)).join("\n");
    default:
      return undefined;
  }
}

/** Stands for the words about a value that is not there, until it is known what it would be. */
export const MISSING = "is missing";

/** For a value that is not there. */
export const missing = (description: string | undefined): string =>
  `${MISSING}${ARROW}add it${description === undefined ? "" : `: ${description}`}`;

function wrongKind({ input, expected }: Extract<RawIssue, { code: "invalid_type" }>): string {
  if (input === undefined) return MISSING;
  const is = `is ${kindOf(input)}`;
  if (expected === "string") {
    return `${is}; text is expected${ARROW}${typeof input === "object" ? "write one text" : `quote it: "${shownValue(input) ?? ""}"`}`;
  }
  if (expected === "object" || expected === "record") return `${is}; a map is expected${ARROW}write its entries as name: value`;
  if (expected === "array") return `${is}; a list is expected${ARROW}write it as [first, second]`;
  if (expected === "boolean") return `${is}; true or false is expected${ARROW}write true or false, without quotes`;
  return `${is}; a ${expected === "int" ? "whole number" : "number"} is expected${ARROW}write digits, without quotes`;
}

function tooSmall({ origin, minimum }: Extract<RawIssue, { code: "too_small" }>): string {
  if (origin === "number" || origin === "int") return `is below the smallest allowed, ${minimum}${ARROW}raise it`;
  return `is empty${ARROW}${origin === "string" ? "write something or remove it" : "name at least one"}`;
}

function notOneOf(input: unknown, values: readonly unknown[]): string {
  const known = values.map(String);
  if (input === undefined) return `is missing${ARROW}one of: ${known.join(", ")}`;
  const meant = typeof input === "string" ? nearest(input, known) : undefined;
  return `is not one of ${known.join(", ")}${ARROW}${meant === undefined ? "choose one of them" : `did you mean ${meant}?`}`;
}

const kindIn = ({ input, discriminator }: { readonly input?: unknown; readonly discriminator?: string | undefined }): unknown =>
  (input as Readonly<Record<string, unknown>> | undefined)?.[discriminator ?? "kind"];

function unknownKey(key: string, issue: RawIssue): string {
  const known = Object.keys((issue.inst as { _zod: { def: { shape?: object } } } | undefined)?._zod.def.shape ?? {});
  const meant = nearest(key, known);
  return `no such key${ARROW}${meant === undefined ? listed(known, "keys") : `did you mean ${meant}?`}`;
}

function kindOf(value: unknown): string {
  if (value === null) return "empty";
  if (Array.isArray(value)) return "a list";
  return (
    ({ number: "a number", boolean: "true or false", string: "text", object: "a map" } as Record<string, string>)[typeof value] ??
    typeof value
  );
}
