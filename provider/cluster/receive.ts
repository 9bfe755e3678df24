import type { z } from "zod";

import { UNKNOWN, unwrap, wrapSecret } from "../wire";

/** Inputs of a resource that reads a cluster, as far as the engine knows them. */
export type ReceivedCluster<T> =
  | { readonly kind: "known"; readonly inputs: T }
  | { readonly kind: "unknown"; readonly paths: readonly string[] }
  | { readonly kind: "wrong"; readonly problems: readonly string[] };

/** Reads inputs that arrive from the engine. Messages never hold a value: it could be a kubeconfig. */
export function receiveCluster<S extends z.ZodType>(schema: S, wired: unknown): ReceivedCluster<z.output<S>> {
  const { value } = unwrap(wired);
  const paths = Object.entries(value as object)
    .filter(([, it]) => JSON.stringify(it)?.includes(UNKNOWN))
    .map(([key]) => key);
  if (paths.length > 0) return { kind: "unknown", paths };
  const parsed = schema.safeParse(value);
  if (parsed.success) return { kind: "known", inputs: parsed.data };
  return { kind: "wrong", problems: parsed.error.issues.map((it) => `${it.path.join(".")} ${it.message}`.trim()) };
}

/** As {@link receiveCluster}, where the engine must know everything. @throws Error when it does not */
export function requireCluster<S extends z.ZodType>(schema: S, wired: unknown): z.output<S> {
  const received = receiveCluster(schema, wired);
  if (received.kind === "known") return received.inputs;
  throw new Error(`the inputs cannot be used: ${(received.kind === "wrong" ? received.problems : received.paths).join("; ")}`);
}

/** Values for the engine to keep: a kubeconfig is a secret, wherever it came from. */
export function keptCluster(inputs: { readonly kubeconfig?: string | undefined }): Record<string, unknown> {
  const given = Object.fromEntries(Object.entries(inputs).filter(([, value]) => value !== undefined));
  return inputs.kubeconfig === undefined ? given : { ...given, kubeconfig: wrapSecret(inputs.kubeconfig) };
}

/** Whether two inputs mean the same; who asks may change without a change of the answer. */
export function sameCluster(olds: unknown, news: unknown): boolean {
  const [before, after] = [olds, news].map((it) => JSON.stringify(sorted({ ...(unwrap(it).value as object), kubeconfig: undefined })));
  return before === after;
}

const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, it]) => [key, sorted(it)]),
  );
};
