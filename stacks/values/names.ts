import * as z from "zod";
import { looksSecret } from "../mistakes/shown-value";
import { type Parsed, parsedText } from "./parsed";

const KEBAB = "^[a-z0-9]+([_-][a-z0-9]+)*$";

/** Key of a map whose names become names of receivers, files and jobs. */
export const nameKey = () =>
  z
    .string()
    .max(63, "is longer than 63 characters → shorten it")
    .regex(new RegExp(KEBAB), "is not a name here → write small letters, digits and dashes");

const DISPLAY = /^[\p{L}\p{N}](?:[\p{L}\p{N} ._/:()-]{0,61}[\p{L}\p{N})])?$/u;

/** What people call something: letters, digits, spaces and `. _ / : ( ) -`; at most 63 characters. */
export const displayName = () =>
  z.string().regex(DISPLAY, "is not a name: letters, digits, spaces and . _ / : ( ) -, at most 63 → choose another");

/** Value of a label that routes match on. */
export const labelValue = () =>
  z
    .string()
    .regex(
      /^[A-Za-z0-9](?:[A-Za-z0-9 ._/-]{0,61}[A-Za-z0-9])?$/,
      "is not a label value: letters, digits, spaces and . _ / -, at most 63 → choose another",
    );

function parseSecretName(text: string): Parsed<string> {
  if (looksSecret(text) || text.includes("://")) {
    return {
      problem: "looks like a secret itself; only its name belongs here, and stack files are read by many",
      fix: "give it a name, and the value by: pulumi config set --secret secrets:<name>",
    };
  }
  if (new RegExp(KEBAB).test(text) && text.length <= 63) return { value: text };
  return {
    problem: "is not the name of a secret: small letters, digits and dashes",
    fix: "name it, as aura-payments; the value is set by: pulumi config set --secret secrets:aura-payments",
  };
}

/** The name of a secret in the config; a value in its place is refused and never shown. */
export const secretName = () => parsedText(parseSecretName, { pattern: KEBAB, secret: true });
