import { counted, type Endpoint, endpointsOf, nameOf } from "../diagnosis/endpoints";
import { EXPLANATIONS } from "../diagnosis/explain";
import type { Trouble } from "../diagnosis/trouble";
import { type Check, type CheckContext, couldNotCheck, type Finding, findingsOr } from "./check";

const MINE: readonly Trouble[] = ["client-refused", "token-limited", "token-unavailable", "secret-unreadable"];
/** With these a request was made that had a token. */
const WITH_TOKEN: readonly Trouble[] = ["role-missing", "forbidden", "not-found", "rate-limited", "server-error", "limit", "not-metrics"];

/** The first half of "401": whether Aura gives out tokens to the stack's clients. */
export const auraClient: Check = {
  id: "aura-client",
  title: "the token endpoint accepts the client",
  run: async (context) => {
    const endpoints = await endpointsOf(context);
    const refused = endpoints.filter(({ trouble }) => trouble !== undefined && MINE.includes(trouble));
    const accepted = endpoints.filter(
      ({ target, trouble }) => target?.health === "up" || (trouble !== undefined && WITH_TOKEN.includes(trouble)),
    );
    if (refused.length === 0 && accepted.length < endpoints.length)
      return couldNotCheck(
        `${counted(endpoints.length - accepted.length, "endpoint")} of ${endpoints.length} did not get as far as a token`,
        "see targets-up",
      );
    return findingsOr(
      await Promise.all(refused.map((it) => finding(it, context))),
      `${counted(context.plan.projects.length, "client")} accepted`,
    );
  },
};

async function finding(endpoint: Endpoint, { probe }: CheckContext): Promise<Finding> {
  const { project, planned, target, trouble } = endpoint;
  const asked = trouble === "client-refused" ? await probe(planned.id) : undefined;
  return {
    ...EXPLANATIONS[trouble!],
    details: [
      `client ${project.clientId}, ${nameOf(endpoint)}`,
      `Prometheus says: ${target!.lastError}`,
      ...(asked?.kind === "token" ? [`asked directly it answers ${asked.status} ${asked.words}`] : []),
      ...(asked?.kind === "metrics"
        ? ["asked directly, with the secret on this machine, it gives a token: Prometheus reads another secret"]
        : []),
    ],
  };
}
