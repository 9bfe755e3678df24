import type { Alert, Metric, Recorded } from "../../catalog/model";
import { listed } from "../mistakes/suggest";
import type { Draft } from "./draft";

/** Whether any project measures each member by itself. */
export const hasMembers = ({ config }: Draft): boolean =>
  Object.values(config.aura.projects).some((it) => it.granularity === "comprehensive");

/** Alerts about single members need a project that measures them. */
export const isMeasured = (alert: Alert, draft: Draft): boolean => alert.granularity === "summary" || hasMembers(draft);

/** What is said where the config speaks of an alert that nothing is measured for. */
export const unmeasured = ({ config }: Draft) => ({
  problem: "needs comprehensive granularity, and no project has it",
  fix: `set granularity: comprehensive, here and in the Aura console (${listed(Object.keys(config.aura.projects), "projects")})`,
});

/** The metrics that the projects of a stack serve. */
export const measuredMetrics = (draft: Draft): readonly Metric[] =>
  draft.catalog.metrics.filter((it) => hasMembers(draft) || it.granularity === "summary");

/** The records that have a value with the granularity of the projects of a stack. */
export const measuredRecords = (draft: Draft): readonly Recorded[] =>
  draft.catalog.records.filter((it) => hasMembers(draft) || !needsMembers(it));

/** Whether anything in a signal exists only where each member is measured by itself. */
function needsMembers(node: unknown): boolean {
  if (typeof node !== "object" || node === null) return false;
  if ("kind" in node && (node.kind === "members" || node.kind === "memberProgress")) return true;
  if ("granularity" in node && node.granularity === "comprehensive") return true;
  return Object.values(node).some(needsMembers);
}
