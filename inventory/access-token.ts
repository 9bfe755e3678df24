import { tokenAnswer } from "./answers";
import type { PatientFetch } from "./patient-fetch";
import { readAnswer } from "./read-answer";

/** One Aura API key. */
export interface Credentials {
  readonly clientId: string;
  readonly clientSecret: string;
}

/** A token, and whether it was asked for just now. */
export interface AccessToken {
  readonly text: string;
  readonly isNew: boolean;
}

/** The token of one client, asked for once in its life. */
export interface AccessTokens {
  /** @throws ManagementApiError when there is none to be had */
  readonly current: () => Promise<AccessToken>;
  /** Forgets the token: it was refused. */
  readonly forget: () => void;
}

/** Seconds before the end of its life at which a token is no longer used. */
const MARGIN = 60;

/** OAuth2 client credentials over HTTP Basic. @param now milliseconds since the epoch */
export function accessTokens(
  tokenUrl: string,
  { clientId, clientSecret }: Credentials,
  ask: PatientFetch,
  now: () => number,
): AccessTokens {
  let kept: { readonly text: string; readonly until: number } | undefined;
  const basic = Buffer.from(`${encodeURIComponent(clientId)}:${encodeURIComponent(clientSecret)}`).toString("base64");
  const headers = { authorization: `Basic ${basic}`, "content-type": "application/x-www-form-urlencoded" };
  const asked = { server: "the token endpoint", url: tokenUrl, clientId, hidden: [clientSecret, basic] };
  return {
    forget: () => (kept = undefined),
    current: async () => {
      if (kept !== undefined && now() < kept.until) return { text: kept.text, isNew: false };
      const answer = await ask(tokenUrl, { method: "POST", headers, body: "grant_type=client_credentials" });
      const { access_token: text, expires_in: life } = readAnswer(answer, tokenAnswer, asked);
      kept = { text, until: now() + Math.max(life - MARGIN, life / 2) * 1_000 };
      return { text, isNew: true };
    },
  };
}
