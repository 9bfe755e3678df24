import type { CheckFailure } from "@pulumi/pulumi/provider";

import type { z } from "zod";

import { fileSetInputs, type FileSetInputs } from "./file-set-inputs";
import { unwrap, UNKNOWN, wrapSecret } from "./wire";

/** Inputs as the engine sent them, read as far as a preview can know them. */
export type ReceivedInputs =
  | { readonly kind: "known"; readonly inputs: FileSetInputs }
  /** `checked`: the set asks for checks, which have to wait. */
  | { readonly kind: "unknown"; readonly paths: readonly string[]; readonly checked: boolean }
  | { readonly kind: "wrong"; readonly failures: readonly CheckFailure[] };

/** Reads inputs that arrive from the engine: wrappers off, every mistake listed. Messages never hold a file's content. */
export function receiveInputs(wired: unknown): ReceivedInputs {
  const { value, secrets } = unwrap(wired);
  const paths = unknownPaths(value, []);
  if (paths.some((path) => !path.startsWith("files."))) return { kind: "unknown", paths, checked: true };
  const parsed = fileSetInputs.safeParse(value);
  if (!parsed.success) {
    const failures = parsed.error.issues.map((it) => failure(`${renderPath(it.path)} ${sentence(it)}`.trim()));
    return { kind: "wrong", failures };
  }
  const open = parsed.data.secret ? [] : secrets;
  if (open.length > 0) return { kind: "wrong", failures: open.map(openSecret) };
  const inputs = parsed.data;
  return paths.length > 0 ? { kind: "unknown", paths, checked: inputs.checks.length > 0 } : { kind: "known", inputs };
}

/** As {@link receiveInputs}, where the engine must know everything. @throws when it does not */
export function requireInputs(wired: unknown): FileSetInputs {
  const received = receiveInputs(wired);
  if (received.kind === "known") return received.inputs;
  const mistakes =
    received.kind === "wrong" ? received.failures.map((it) => it.reason) : received.paths.map((it) => `${it}: is not known yet`);
  throw new Error(`the inputs of this set cannot be used:\n${mistakes.join("\n")}`);
}

/** A mistake to show. It names no property to the engine, which would print that property's value: a whole file, or a secret. */
export const failure = (reason: string): CheckFailure => ({ property: "", reason });

/** The inputs to hand back to the engine: as they came, with every content of a secret set marked as secret. */
export function protectInputs(wired: unknown): unknown {
  const plain = unwrap(wired).value as Record<string, unknown>;
  return plain.secret === true ? { ...plain, files: wrapFiles(plain.files) } : wired;
}

/** Marks every content as secret. */
export function wrapFiles(files: unknown): unknown {
  if (typeof files !== "object" || files === null) return files;
  return Object.fromEntries(Object.entries(files).map(([path, content]) => [path, wrapSecret(String(content))]));
}

function unknownPaths(value: unknown, path: readonly string[]): readonly string[] {
  if (value === UNKNOWN) return [path.join(".")];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => unknownPaths(part, [...path, key]));
}

const openSecret = (path: readonly string[]): CheckFailure =>
  failure(
    `${renderPath(path)} holds a secret, but everybody can read the files of this set\n` +
      "→ put it into a set with `secret: true`, and refer to it by its path there",
  );

/** What is wrong; for a path that may not stand in a set, why. */
const sentence = (issue: z.core.$ZodIssue): string =>
  issue.code === "invalid_key" ? issue.issues.map((it) => it.message).join("; ") : issue.message;

/** `files["rules/a.yml"]`, as the engine writes it. */
function renderPath(path: readonly PropertyKey[]): string {
  const [first = "", ...rest] = path.map(String);
  return first + rest.map((it) => (/^\d+$/.test(it) ? `[${it}]` : /^\w+$/.test(it) ? `.${it}` : `["${it}"]`)).join("");
}
