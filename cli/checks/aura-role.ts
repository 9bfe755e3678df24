import { counted, type Endpoint, endpointsOf, nameOf } from "../diagnosis/endpoints";
import { EXPLANATIONS } from "../diagnosis/explain";
import { type Check, type CheckContext, couldNotCheck, type Finding, findingsOr } from "./check";

/** The second half of "401": whether the metrics endpoint accepts the token. */
export const auraRole: Check = {
  id: "aura-role",
  title: "the metrics endpoint accepts the token",
  run: async (context) => {
    const endpoints = await endpointsOf(context);
    const refused = endpoints.filter(({ trouble }) => trouble === "role-missing");
    const accepted = endpoints.filter(({ target }) => target?.health === "up");
    if (refused.length === 0 && accepted.length < endpoints.length)
      return couldNotCheck(
        `${counted(endpoints.length - accepted.length, "endpoint")} of ${endpoints.length} fail for another reason`,
        "see targets-up",
      );
    return findingsOr(
      await Promise.all(refused.map((it) => finding(it, context))),
      `${counted(accepted.length, "endpoint")} let the client read`,
    );
  },
};

async function finding(endpoint: Endpoint, { probe, plan }: CheckContext): Promise<Finding> {
  const asked = await probe(endpoint.planned.id);
  const words = asked.kind === "metrics" && asked.status === 401 ? ` "${asked.words}"` : "";
  return {
    ...EXPLANATIONS["role-missing"],
    details: [
      `401${words} from ${nameOf(endpoint)}, ${asked.kind === "token" ? "" : "token "}${asked.kind === "token" ? `and ${host(plan.tokenUrl)} gives no token any more (${asked.status} ${asked.words})` : `accepted by ${host(plan.tokenUrl)}`}`,
      `client ${endpoint.project.clientId}`,
      ...(asked.kind === "metrics" && asked.status === 200
        ? ["asked directly with a new token it answers: the next token may already work"]
        : []),
    ],
  };
}

const host = (url: string): string => new URL(url).host;
