import type { PlannedInstance } from "../../catalog/model";
import { counted, endpointsOf, nameOf } from "../diagnosis/endpoints";
import { type Check, couldNotCheck, type Finding, findingsOr } from "./check";

/** "No data / empty response": the endpoint answers, and what was expected is not in it. */
export const auraData: Check = {
  id: "aura-data",
  title: "every instance has data",
  run: async (context) => {
    const { plan, prometheus } = context;
    const endpoints = await endpointsOf(context);
    const up = endpoints.filter(({ target }) => target?.health === "up");
    if (up.length === 0) return couldNotCheck("no target is UP", "see targets-up");
    const served = await prometheus.query(`last_over_time(scrape_samples_scraped{aura_stack="${plan.stack}"}[${2 * plan.interval + 5}s])`);
    const empty = up.filter(({ planned }) => served.some(({ metric, value }) => metric.aura_endpoint === planned.id && value === 0));
    const seen = await prometheus.query(
      `group by (aura_project, instance_id) (last_over_time(neo4j_aura_cpu_limit{aura_stack="${plan.stack}"}[${Math.max(300, 4 * plan.interval)}s]))`,
    );
    const reached = plan.instances.filter(
      ({ projectId }) => up.some(({ project }) => project.id === projectId) && !empty.some(({ project }) => project.id === projectId),
    );
    const expected = reached.filter(({ pause }) => pause === undefined);
    const missing = expected.filter(
      ({ id, projectId }) => !seen.some(({ metric }) => metric.instance_id === id && metric.aura_project === projectId),
    );
    return findingsOr(
      [...empty.map((it) => emptyFinding(nameOf(it), it.target!.scrapeUrl)), ...missing.map(missingFinding)],
      `${counted(expected.length - missing.length, "instance")} of ${plan.instances.length} have data`,
    );
  },
};

const emptyFinding = (name: string, url: string): Finding => ({
  what: "endpoint answers without any metric",
  details: [`${name}: ${url} answers 200 with an empty body`],
  cause: "No instance is enabled for metrics integration in this project, or it was enabled less than 5 minutes ago.",
  fix: 'Aura console › Metrics Integration › select the instances (and "Include new instances"), then wait 5 minutes.',
});

const missingFinding = ({ name, id }: PlannedInstance): Finding => ({
  what: "instance has no data",
  details: [`${name} (${id})`],
  cause: "The instance is paused or deleted, its id in the config is wrong, or it is not enabled for metrics integration.",
  fix: "Look for it in the Aura console; enable it under Metrics Integration, or take it out of the config (pausedDuring, when it may be paused).",
});
