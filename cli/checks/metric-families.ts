import { counted } from "../diagnosis/endpoints";
import { type Check, couldNotCheck, findingsOr } from "./check";

export const metricFamilies: Check = {
  id: "metric-families",
  title: "every documented metric is served",
  run: async ({ plan, prometheus }) => {
    const names = plan.metrics.map(({ name }) => name);
    const found = await prometheus.query(`group by (__name__) ({__name__=~"${names.join("|")}", aura_stack="${plan.stack}"})`);
    if (found.length === 0) return couldNotCheck("no metric of the stack is in Prometheus now", "see aura-data");
    const served = new Set(found.map(({ metric }) => metric.__name__));
    const missing = names.filter((name) => !served.has(name));
    return findingsOr(
      missing.length === 0
        ? []
        : [
            {
              what: `${counted(missing.length, "metric family").replace("familys", "families")} not served`,
              details: missing,
              cause:
                "Aura does not serve them to this project: another granularity than the config says, an older Neo4j version, or a change at Aura's side.",
              fix: "Compare aura.projects.<project>.granularity with the console; alerts on these metrics are silent until then.",
            },
          ],
      `${names.length} of ${names.length} families`,
    );
  },
};
