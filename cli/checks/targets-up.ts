import { counted, type Endpoint, endpointsOf, nameOf } from "../diagnosis/endpoints";
import { EXPLANATIONS } from "../diagnosis/explain";
import { type Check, couldNotCheck, type Finding, findingsOr } from "./check";

export const targetsUp: Check = {
  id: "targets-up",
  title: "every target is UP",
  run: async (context) => {
    const endpoints = await endpointsOf(context);
    const wrong = endpoints.filter(({ target }) => target === undefined || target.health === "down");
    const waiting = endpoints.filter(({ target }) => target?.health === "unknown");
    if (wrong.length === 0 && waiting.length > 0)
      return couldNotCheck(
        `${counted(waiting.length, "target")} of ${endpoints.length} not scraped yet`,
        `wait ${context.plan.interval} s and run this again`,
      );
    return findingsOr(wrong.map(finding), `${endpoints.length} of ${endpoints.length} UP`);
  },
};

function finding(endpoint: Endpoint): Finding {
  const { target, trouble, project } = endpoint;
  if (target === undefined)
    return {
      what: "Prometheus does not scrape an endpoint",
      details: [`${nameOf(endpoint)} (job of ${project.key})`],
      cause: "The scrape job is not in Prometheus' configuration, or Prometheus has not read it yet.",
      fix: "Run `pulumi up`; an existing Prometheus must name the directory in scrape_config_files and reload.",
    };
  return { ...EXPLANATIONS[trouble!], details: [`${nameOf(endpoint)}: ${target.scrapeUrl}`, `Prometheus says: ${target.lastError}`] };
}
