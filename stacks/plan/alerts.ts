import { type Alert, type Guard, type Levels, type PlannedAlert, type Quantity, SEVERITIES, type Severity } from "../../catalog/model";
import { listed } from "../mistakes/suggest";
import type { Draft } from "./draft";
import { hasMembers } from "./measured";
import { type Overrides, readOverrides } from "./overrides";
import { reportStrictness } from "./strictness";
import { inPack, readSwitches, switchedIds } from "./switches";

/** The alerts that are on, with what the config says for the whole stack. Explicit words beat the pack, and `off` beats all. */
export function resolveAlerts(draft: Draft, interval: number): readonly PlannedAlert[] {
  const { config: { alerts: said }, catalog } = draft;
  const enabled = readSwitches(said.enabled, "alerts.enabled", draft);
  const disabled = readSwitches(said.disabled, "alerts.disabled", draft);
  const overrides = readOverrides(said.thresholds, "alerts.thresholds", "stack", draft);
  reportSwitches(draft);
  return catalog.alerts.filter((alert) => isMeasured(alert, draft)).flatMap((alert) => {
    const own = overrides.get(alert.id);
    const isOn = (it: Severity): boolean => alert.when.levels[it] !== undefined && !disabled(alert, it) && own?.get(it) !== null
      && (enabled(alert, it) || own?.has(it) === true || inPack(alert, it, said.pack));
    const on = SEVERITIES.filter(isOn);
    const planned = planAlert(alert, on, overrides, interval, draft);
    reportStrictness(alert, new Map(on.map((it) => [it, planned.when.levels[it]!.value])), [...(own?.keys() ?? [])], `alerts.thresholds.${alert.id}`, draft.report);
    return on.length === 0 ? [] : [planned];
  });
}

/** Alerts about single members need a project that measures them. */
const isMeasured = (alert: Alert, draft: Draft): boolean => alert.granularity === "summary" || hasMembers(draft);

function planAlert(alert: Alert, on: readonly Severity[], overrides: Overrides, interval: number, { config }: Draft): PlannedAlert {
  const own = overrides.get(alert.id);
  const level = (it: Severity): Quantity => ({ ...resolved(alert.when.levels[it]!, interval), ...(typeof own?.get(it) === "number" && { value: own.get(it)! }) });
  const levels: Levels = Object.fromEntries(on.map((it) => [it, level(it)]));
  const guards = alert.guards.map((it): Guard => ({ ...it, level: resolved(it.level, interval) }));
  return { ...alert, when: { ...alert.when, levels }, guards, holds: config.alerts.thresholds[alert.id]?.holds ?? alert.holds, on };
}

/** What a catalog says in scrape intervals, in seconds. */
const resolved = ({ value, unit, perInterval = 0 }: Quantity, interval: number): Quantity => ({ value: value + perInterval * interval, unit });

function reportSwitches(draft: Draft): void {
  const { config: { alerts: { enabled, disabled } }, catalog, report } = draft;
  enabled.forEach((text, at) => {
    const path = `alerts.enabled[${at}]`;
    const alert = catalog.alerts.find((it) => it.id === switchedIds([text])[0]);
    if (disabled.includes(text)) report({ path, value: text, problem: "is in alerts.disabled too", fix: "remove one of them" });
    if (alert !== undefined && !isMeasured(alert, draft) && !draft.broken.has("aura")) {
      report({ path, value: text, problem: "needs comprehensive granularity, and no project has it", fix: `set granularity: comprehensive, here and in the Aura console (${listed(Object.keys(draft.config.aura.projects), "projects")})` });
    }
  });
  disabled.forEach((text, at) => {
    if (catalog.alerts.some((it) => it.role === "heartbeat" && it.id === switchedIds([text])[0])) {
      report({ path: `alerts.disabled[${at}]`, value: text, problem: "is a heartbeat: its silence is the alarm, and switching it off would raise it", fix: "remove it; a heartbeat without a route tells nobody" });
    }
  });
}
