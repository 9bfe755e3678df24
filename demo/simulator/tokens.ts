import { randomBytes } from "node:crypto";

/** Why a bearer token is not accepted, or whose it is. */
export type Identity = { readonly state: "valid"; readonly clientId: string } | { readonly state: "missing" | "unknown" | "expired" };

/** The tokens that were given out. */
export interface Tokens {
  readonly issue: (clientId: string) => string;
  /** @param authorization the header of that name */
  readonly identify: (authorization: string | undefined) => Identity;
}

interface Issued {
  readonly clientId: string;
  readonly expiresAt: number;
}

/** @param clock milliseconds since the epoch */
export function createTokens(lifetimeMs: number, clock: () => number): Tokens {
  const tokens = new Map<string, Issued>();
  return {
    issue: (clientId) => {
      for (const [token, { expiresAt }] of tokens) if (expiresAt + lifetimeMs < clock()) tokens.delete(token);
      const token = randomBytes(24).toString("base64url");
      tokens.set(token, { clientId, expiresAt: clock() + lifetimeMs });
      return token;
    },
    identify: (authorization) => {
      const token = /^Bearer (.+)$/i.exec(authorization ?? "")?.[1];
      const issued = token === undefined ? undefined : tokens.get(token);
      if (!issued) return { state: token === undefined ? "missing" : "unknown" };
      return issued.expiresAt <= clock() ? { state: "expired" } : { state: "valid", clientId: issued.clientId };
    },
  };
}
