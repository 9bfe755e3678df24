import { type Alert, type Pack, PACKS, SEVERITIES, type Severity } from "../../catalog/model";
import { listed } from "../mistakes/suggest";
import type { Draft } from "./draft";
import { findAlert } from "./overrides";

/** Severities of alerts that a list of the config names. */
export type Switched = (alert: Alert, severity: Severity) => boolean;

/** Reads `cpu-saturated` and `cpu-saturated:warning`. */
export function readSwitches(written: readonly string[], path: string, draft: Draft): Switched {
  const named = written.map((text, at) => {
    const [id = "", severity] = text.split(":");
    const alert = findAlert(id, `${path}[${at}]`, draft, text);
    const known = alert === undefined ? [] : SEVERITIES.filter((it) => alert.when.levels[it] !== undefined);
    if (alert !== undefined && severity !== undefined && !known.includes(severity as Severity)) {
      draft.report({ path: `${path}[${at}]`, value: text, problem: `${id} knows no ${severity}`, fix: listed(known, "its severities") });
    }
    return { id, severity };
  });
  return (alert, severity) => named.some((it) => it.id === alert.id && (it.severity === undefined || it.severity === severity));
}

/** Whether a pack holds a severity of an alert. */
export function inPack(alert: Alert, severity: Severity, pack: Pack): boolean {
  if (alert.role === "heartbeat") return true;
  const urgent = severity === "critical" || severity === "emergency";
  const from = urgent && alert.pack !== "full" ? "essential" : alert.pack;
  return PACKS.indexOf(from) <= PACKS.indexOf(pack);
}

/** Ids that a list names, without their severities. */
export const switchedIds = (written: readonly string[]): readonly string[] => written.map((text) => text.split(":")[0] ?? "");
