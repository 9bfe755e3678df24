import type { PlannedInstance } from "../../catalog/model";
import { counted, type Endpoint, endpointsOf, nameOf } from "../diagnosis/endpoints";
import { endpointOf, mayBePaused, namesOf } from "../diagnosis/instances";
import { type Check, type CheckContext, couldNotCheck, type Finding, findingsOr } from "./check";

/** "No data / empty response": the endpoint answers, and what was expected is not in it. */
export const auraData: Check = {
  id: "aura-data",
  title: "every instance has data",
  run: async (context) => {
    const { plan, now } = context;
    const endpoints = await endpointsOf(context);
    const up = endpoints.filter(({ target }) => target?.health === "up");
    if (up.length === 0) return couldNotCheck("no target is UP", "see targets-up");
    const silent = await silentInstances(context);
    const expected = plan.instances.filter((it) => !mayBePaused(plan, it, now()));
    // Behind an endpoint that nobody expects anything of, an empty answer is no trouble.
    const empty = (await emptyOf(up, context)).filter((it) => expected.some((instance) => endpointOf(instance, endpoints) === it));
    const paused = silent.filter((it) => !expected.includes(it));
    const missed = silent.filter((it) => expected.includes(it));
    const behindEmpty = (it: PlannedInstance): boolean => empty.includes(endpointOf(it, endpoints)!);
    const looked = missed.filter((it) => up.includes(endpointOf(it, endpoints)!));
    const findings = [
      ...empty.map((it) => emptyFinding(nameOf(it), it.target!.scrapeUrl)),
      ...looked.filter((it) => !behindEmpty(it)).map(missingFinding),
    ];
    if (findings.length === 0 && missed.length > 0)
      return couldNotCheck(
        `${missed.length} of ${counted(plan.instances.length, "instance")} not looked at, their targets are not UP: ${namesOf(missed)}`,
        "see targets-up",
      );
    return findingsOr(
      findings,
      `${counted(plan.instances.length - silent.length, "instance")} of ${plan.instances.length} have data${paused.length === 0 ? "" : `, may be paused: ${namesOf(paused)}`}`,
    );
  },
};

/** Instances that have brought nothing lately. */
async function silentInstances({ plan, prometheus }: CheckContext): Promise<readonly PlannedInstance[]> {
  const seen = await prometheus.query(
    `group by (aura_project, instance_id) (last_over_time(neo4j_aura_cpu_limit{aura_stack="${plan.stack}"}[${Math.max(300, 4 * plan.interval)}s]))`,
  );
  return plan.instances.filter(
    ({ id, projectId }) => !seen.some(({ metric }) => metric.instance_id === id && metric.aura_project === projectId),
  );
}

/** Endpoints that answer without any metric. */
async function emptyOf(up: readonly Endpoint[], { plan, prometheus }: CheckContext): Promise<readonly Endpoint[]> {
  const served = await prometheus.query(`last_over_time(scrape_samples_scraped{aura_stack="${plan.stack}"}[${2 * plan.interval + 5}s])`);
  return up.filter(({ project, planned }) =>
    served.some(({ metric, value }) => metric.aura_project === project.id && metric.aura_endpoint === planned.id && value === 0),
  );
}

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
