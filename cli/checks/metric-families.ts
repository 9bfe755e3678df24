import type { Plan, PlannedProject } from "../../catalog/model";
import { counted } from "../diagnosis/endpoints";
import { mayBePaused } from "../diagnosis/instances";
import { type Check, type CheckContext, couldNotCheck, type Finding, findingsOr } from "./check";

/** Every project serves what Aura documents for its granularity: what one has lost another does not hide. */
export const metricFamilies: Check = {
  id: "metric-families",
  title: "every documented metric is served",
  run: async (context) => {
    const { plan } = context;
    const served = await servedBy(context);
    const silent = plan.projects.filter(({ id }) => !served.has(id));
    const missed = served.size === 0 ? silent : silent.filter((it) => expectsData(context, it));
    const findings = plan.projects.flatMap((project) => {
      const names = served.get(project.id);
      const missing = names === undefined ? [] : expectedOf(plan, project).filter((name) => !names.has(name));
      return missing.length === 0 ? [] : [finding(project, missing)];
    });
    if (findings.length === 0 && missed.length > 0)
      return couldNotCheck(`no metric of ${served.size === 0 ? "the stack" : keysOf(missed)} is in Prometheus now`, "see aura-data");
    const all = plan.projects.filter((it) => !silent.includes(it)).reduce((sum, it) => sum + expectedOf(plan, it).length, 0);
    const where = plan.projects.length === 1 ? "" : ` in ${counted(plan.projects.length - silent.length, "project")}`;
    return findingsOr(findings, `${all} of ${all} families${where}${silent.length === 0 ? "" : `, may be paused: ${keysOf(silent)}`}`);
  },
};

const keysOf = (projects: readonly PlannedProject[]): string => projects.map(({ key }) => `project ${key}`).join(", ");

/** Not while all of its instances may be paused. */
const expectsData = ({ plan, now }: CheckContext, { id }: PlannedProject): boolean =>
  plan.instances.some((it) => it.projectId === id && !mayBePaused(plan, it, now()));

/** Names that Aura serves with a project's granularity. */
const expectedOf = ({ metrics }: Plan, { granularity }: PlannedProject): readonly string[] =>
  metrics.filter((it) => it.granularity === "summary" || granularity === "comprehensive").map(({ name }) => name);

/** Names by project. */
async function servedBy({ plan, prometheus }: CheckContext): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const names = plan.metrics.map(({ name }) => name).join("|");
  const found = await prometheus.query(`group by (aura_project, __name__) ({__name__=~"${names}", aura_stack="${plan.stack}"})`);
  const served = new Map<string, Set<string>>();
  for (const { metric } of found) {
    const project = metric.aura_project ?? "";
    served.set(project, (served.get(project) ?? new Set()).add(metric.__name__ ?? ""));
  }
  return served;
}

const finding = ({ key }: PlannedProject, missing: readonly string[]): Finding => ({
  what: `${missing.length} metric ${missing.length === 1 ? "family" : "families"} not served by project ${key}`,
  details: missing,
  cause:
    "Aura does not serve them to this project: another granularity than the config says, an older Neo4j version, or a change at Aura's side.",
  fix: `Compare aura.projects.${key}.granularity with the console; alerts on these metrics are silent until then.`,
});
