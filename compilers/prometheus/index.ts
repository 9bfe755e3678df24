import type { Plan } from "../../catalog/model";
import type { Compiled } from "../compiled";
import { alertFiles, compileAlerts } from "./alert-rules";
import { compileEscalations } from "./escalation-rules";
import { compileInfo } from "./info-rules";
import { compileRecords } from "./record-rules";
import type { RuleFile } from "./rule";
import { compileWatched } from "./watched-rules";

export * from "./relabel";
export * from "./rule";
export * from "./scrape";
export * from "./server";

/** Every rule of a stack, and the alerts that had to be left out. */
export function compileRules(plan: Plan): Compiled<RuleFile> {
  const alerts = compileAlerts(plan);
  const escalations = compileEscalations(plan);
  const watched = compileWatched(plan);
  return {
    documents: [
      compileInfo(plan),
      ...compileRecords(plan),
      ...alertFiles(plan, alerts.documents),
      ...(escalations === undefined ? [] : [escalations]),
      ...(watched === undefined ? [] : [watched]),
    ],
    gaps: alerts.gaps,
  };
}
