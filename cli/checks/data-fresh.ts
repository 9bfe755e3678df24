import { toDuration } from "../../catalog/model";
import { counted } from "../diagnosis/endpoints";
import { mayBePaused, namesOf } from "../diagnosis/instances";
import { type Check, couldNotCheck, type Finding, findingsOr } from "./check";

/** Seconds that Aura keeps its answer. */
const CACHE = 30;
/** Seconds that its data may lag behind; Aura documents no number. */
const LAG = 60;

/** A query returns current data: the newest sample of each instance, by the sample's own time. */
export const dataFresh: Check = {
  id: "data-fresh",
  title: "a query returns current data",
  run: async ({ plan, prometheus, now }) => {
    const sampled = `timestamp(neo4j_aura_cpu_usage{aura_stack="${plan.stack}"})[15m:${toDuration(plan.interval)}]`;
    const ages = await prometheus.query(`time() - max by (aura_project, instance_id) (max_over_time(${sampled}))`);
    if (ages.length === 0) return couldNotCheck("no instance has had a sample in the last 15 minutes", "see aura-data");
    const limit = 2 * plan.interval + CACHE + LAG;
    const findings = ages
      .filter(({ value }) => !(value <= limit))
      .map(({ metric, value }): Finding => {
        const id = metric.instance_id ?? "unknown";
        return {
          what: "data is stale",
          details: [
            `${plan.instances.find((it) => it.id === id)?.name ?? "unknown instance"} (${id}): the newest sample is ${Math.round(value)} s old, at most ${limit} s are normal`,
          ],
          cause: "Aura serves old samples although the scrape succeeds, or the clocks of Prometheus' host and Aura differ.",
          fix: "Compare the host's clock with a time server; when that is right look at status.neo4j.io and the instance's metrics in the console.",
        };
      });
    const unseen = plan.instances.filter(
      (it) =>
        !mayBePaused(plan, it, now()) && !ages.some(({ metric }) => metric.instance_id === it.id && metric.aura_project === it.projectId),
    );
    if (findings.length === 0 && unseen.length > 0)
      return couldNotCheck(
        `${unseen.length} of ${counted(plan.instances.length, "instance")} had no sample in the last 15 minutes: ${namesOf(unseen)}`,
        "see aura-data",
      );
    const newest = Math.max(0, Math.min(...ages.map(({ value }) => value)));
    return findingsOr(findings, `newest sample ${Math.round(newest)} s old, ${counted(ages.length, "instance")}`);
  },
};
