import { specialOutputValueSig, specialSecretSig, specialSigKey, unknownValue } from "@pulumi/pulumi/runtime/rpc";

/** A plain value that arrived from the engine, and what was known about it. */
export interface Received {
  /** The value with every wrapper taken off. A part that is known only after an update is {@link UNKNOWN}. */
  readonly value: unknown;
  /** Places of the secrets in it, as paths of keys: `[["files", "aura-payments"]]`. */
  readonly secrets: readonly (readonly string[])[];
}

/** Stands, in a preview, for a value that only an update will know. */
export const UNKNOWN: string = unknownValue;

/**
 * Takes the engine's wrappers off a value, at any depth: secrets and outputs arrive as objects with a signature key, not as
 * plain values, and a provider that forgets this writes `[object Object]` into a file.
 */
export function unwrap(value: unknown, path: readonly string[] = []): Received {
  if (typeof value !== "object" || value === null) return { value, secrets: [] };
  const signature = (value as Record<string, unknown>)[specialSigKey];
  if (signature === specialSecretSig) return secret(unwrap((value as { value: unknown }).value, path), path);
  if (signature === specialOutputValueSig) return unwrapOutput(value, path);
  const parts = Object.entries(value).map(([key, part]) => [key, unwrap(part, [...path, key])] as const);
  const plain = parts.map(([key, part]) => [key, part.value] as const);
  return {
    value: Array.isArray(value) ? plain.map(([, part]) => part) : Object.fromEntries(plain),
    secrets: parts.flatMap(([, part]) => part.secrets),
  };
}

interface WiredOutput {
  readonly value?: unknown;
  readonly secret?: boolean;
}

function unwrapOutput(output: WiredOutput, path: readonly string[]): Received {
  const inner = "value" in output ? unwrap(output.value, path) : { value: UNKNOWN, secrets: [] };
  return output.secret === true ? secret(inner, path) : inner;
}

const secret = (inner: Received, path: readonly string[]): Received => ({ ...inner, secrets: [path, ...inner.secrets] });

/** Marks a value as a secret, so that the engine encrypts it in the state and prints `[secret]`. Unknown values stay unknown. */
export function wrapSecret(value: string): unknown {
  return value === UNKNOWN ? value : { [specialSigKey]: specialSecretSig, value };
}
