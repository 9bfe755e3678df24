import { randomUUID } from "node:crypto";
import type { Clients } from "../clients";
import { faultsFor } from "../faults";
import type { Tokens } from "../tokens";
import type { World } from "../world";
import { faultReply, spoil } from "./apply-faults";
import { json, type Reply, type Request, type Route } from "./http";

/** What the management API works with. */
export interface ManagementParts {
  readonly world: World;
  readonly clients: Clients;
  readonly tokens: Tokens;
  /** Aura: 125 requests a minute. */
  readonly mayAsk: (clientId: string) => boolean;
  /** Of this server, once it listens. */
  readonly baseUrl: () => string;
}

/** A refusal as the management API words it. */
export const refuse = (status: number, message: string, headers?: Record<string, string>): Reply =>
  json(status, { errors: [{ message }] }, headers);

/** A route of the management API, behind its token check, rate limit and faults. `id` is the group of the path, or "". */
export const managementRoute = (
  parts: ManagementParts,
  path: RegExp,
  answer: (clientId: string, id: string, request: Request) => Reply,
): Route => ({
  method: "GET",
  path,
  answer: (request, id = "") => {
    const faults = faultsFor(parts.world, "management");
    const reply = faultReply(faults) ?? checked(parts, request, (clientId) => answer(clientId, id, request));
    return spoil({ ...reply, headers: { ...reply.headers, "x-request-id": randomUUID() } }, faults);
  },
});

function checked({ tokens, mayAsk }: ManagementParts, { headers }: Request, answer: (clientId: string) => Reply): Reply {
  const identity = tokens.identify(headers.authorization);
  if (identity.state === "expired") return refuse(403, "The token has expired");
  if (identity.state !== "valid") return refuse(401, "Unauthorized");
  if (!mayAsk(identity.clientId)) return refuse(429, "Too many requests", { "retry-after": "60" });
  return answer(identity.clientId);
}
