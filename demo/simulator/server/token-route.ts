import type { Clients } from "../clients";
import type { Tokens } from "../tokens";
import type { Journal } from "../journal";
import { json, type Reply, type Request, type Route } from "./http";

interface TokenRouteParts {
  readonly clients: Clients;
  readonly tokens: Tokens;
  readonly journal: Journal;
  readonly mayAsk: (clientId: string) => boolean;
  readonly tokenLifetimeSeconds: number;
  /** An answer in place of the real one. */
  readonly fault: () => Reply | undefined;
}

/** `POST /oauth/token`: client credentials over HTTP Basic. */
export const tokenRoute = (parts: TokenRouteParts): Route => ({
  method: "POST",
  path: /^\/oauth\/token$/,
  answer: (request) => {
    const basic = parseBasic(request.headers.authorization);
    const reply = parts.fault() ?? tokenReply(parts, request, basic);
    parts.journal.token(basic?.clientId, reply.status);
    return reply;
  },
});

function tokenReply({ clients, tokens, mayAsk, tokenLifetimeSeconds }: TokenRouteParts, request: Request, basic: Basic | undefined): Reply {
  if (!basic) return refusal(401, "invalid_client", "Client authentication over HTTP Basic is missing.");
  if (!mayAsk(basic.clientId))
    return refusal(429, "too_many_requests", "Too many token requests: keep the token until it expires.", { "retry-after": "60" });
  if (!clients.accepts(basic.clientId, basic.secret))
    return refusal(401, "invalid_client", "Client id or secret is wrong, or the client was revoked.");
  const grant = new URLSearchParams(request.body).get("grant_type");
  if (grant === null) return refusal(400, "invalid_request", "grant_type is missing.");
  if (grant !== "client_credentials") return refusal(400, "unsupported_grant_type", "Only client_credentials is supported.");
  return json(
    200,
    { access_token: tokens.issue(basic.clientId), token_type: "bearer", expires_in: tokenLifetimeSeconds },
    { "cache-control": "no-store" },
  );
}

const refusal = (status: number, error: string, description: string, headers?: Record<string, string>): Reply =>
  json(status, { error, error_description: description }, headers);

interface Basic {
  readonly clientId: string;
  readonly secret: string;
}

function parseBasic(authorization: string | undefined): Basic | undefined {
  const encoded = /^Basic (.+)$/i.exec(authorization ?? "")?.[1];
  const text = Buffer.from(encoded ?? "", "base64").toString("utf8");
  const colon = text.indexOf(":");
  if (colon < 0) return undefined;
  return { clientId: formDecode(text.slice(0, colon)), secret: formDecode(text.slice(colon + 1)) };
}

/** OAuth 2 (RFC 6749, 2.3.1) form-encodes both before Basic does; clients that leave it out send no percent sign or one that stands for itself. */
function formDecode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return text;
  }
}
