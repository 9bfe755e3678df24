import type { Metric, Recorded } from "../../catalog/model";
import type { Draft } from "./draft";

/** Whether any project measures each member by itself. */
export const hasMembers = ({ config }: Draft): boolean => Object.values(config.aura.projects).some((it) => it.granularity === "comprehensive");

/** The metrics that the projects of a stack serve. */
export const measuredMetrics = (draft: Draft): readonly Metric[] => draft.catalog.metrics.filter((it) => hasMembers(draft) || it.granularity === "summary");

/** The records that have a value with the granularity of the projects of a stack. */
export const measuredRecords = (draft: Draft): readonly Recorded[] => draft.catalog.records.filter((it) => hasMembers(draft) || !needsMembers(it));

/** Whether anything in a signal exists only where each member is measured by itself. */
function needsMembers(node: unknown): boolean {
  if (typeof node !== "object" || node === null) return false;
  if ("kind" in node && (node.kind === "members" || node.kind === "memberProgress")) return true;
  if ("granularity" in node && node.granularity === "comprehensive") return true;
  return Object.values(node).some(needsMembers);
}
