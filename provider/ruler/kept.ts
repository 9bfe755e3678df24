import { isDeepStrictEqual } from "node:util";

import { wrapSecret } from "../wire";
import type { TenantInputs } from "./tenant-inputs";

/** Values for the engine to keep: passwords and tokens are secrets, wherever they came from. */
export function keptTenant<T extends TenantInputs>(inputs: T): Record<string, unknown> {
  const given = Object.fromEntries(Object.entries(inputs).filter(([, value]) => value !== undefined));
  return inputs.auth === undefined ? given : { ...given, auth: keptAuth(inputs.auth) };
}

const keptAuth = (auth: NonNullable<TenantInputs["auth"]>): Record<string, unknown> =>
  auth.kind === "basic" ? { ...auth, password: wrapSecret(auth.password) } : { ...auth, token: wrapSecret(auth.token) };

/** What of a tenant's place differs, in words that hold no secret. */
export function changedTenant(
  before: TenantInputs,
  after: TenantInputs,
): { readonly replaces: string[]; readonly described: readonly string[] } {
  const replaces = (["url", "tenant"] as const).filter((it) => before[it] !== after[it]);
  const moved = before.path === after.path ? [] : [`~ path: ${before.path} → ${after.path}`];
  const proof = isDeepStrictEqual(before.auth, after.auth) ? [] : ["~ auth (secret changed)"];
  return {
    replaces: [...replaces],
    described: [...replaces.map((it) => `~ ${it}: ${before[it] ?? "none"} → ${after[it] ?? "none"}`), ...moved, ...proof],
  };
}
