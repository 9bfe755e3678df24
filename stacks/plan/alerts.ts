import { type Alert, type Guard, type Levels, type PlannedAlert, type Quantity, SEVERITIES, type Severity } from "../../catalog/model";
import type { Draft } from "./draft";
import { isMeasured, unmeasured } from "./measured";
import { type Overrides, readOverrides } from "./overrides";
import { reportStrictness } from "./strictness";
import { inPack, readSwitches, switchedIds } from "./switches";

/** The alerts that are on, with what the config says for the whole stack. Explicit words beat the pack, and `off` beats all. */
export function resolveAlerts(draft: Draft, interval: number): readonly PlannedAlert[] {
  const {
    config: { alerts: said },
    catalog,
  } = draft;
  const enabled = readSwitches(said.enabled, "alerts.enabled", draft);
  const disabled = readSwitches(said.disabled, "alerts.disabled", draft);
  const overrides = readOverrides(said.thresholds, "alerts.thresholds", "stack", draft);
  reportSwitches(draft);
  return catalog.alerts
    .filter((alert) => isMeasured(alert, draft))
    .flatMap((alert) => {
      const own = overrides.get(alert.id);
      const isOn = (it: Severity): boolean =>
        alert.when.levels[it] !== undefined &&
        !disabled(alert, it) &&
        own?.get(it) !== null &&
        (enabled(alert, it) || own?.has(it) === true || inPack(alert, it, said.pack));
      const on = SEVERITIES.filter(isOn);
      const planned = planAlert(alert, on, overrides, interval, draft);
      reportStrictness(
        alert,
        new Map(on.map((it) => [it, planned.when.levels[it]!.value])),
        [...(own?.keys() ?? [])],
        `alerts.thresholds.${alert.id}`,
        draft.report,
      );
      return on.length === 0 ? [] : [planned];
    });
}

function planAlert(alert: Alert, on: readonly Severity[], overrides: Overrides, interval: number, { config }: Draft): PlannedAlert {
  const own = overrides.get(alert.id);
  const level = (it: Severity): Quantity => ({
    ...resolved(alert.when.levels[it]!, interval),
    ...(typeof own?.get(it) === "number" && { value: own.get(it)! }),
  });
  const levels: Levels = Object.fromEntries(on.map((it) => [it, level(it)]));
  const guards = alert.guards.map((it): Guard => ({ ...it, level: resolved(it.level, interval) }));
  const times = config.alerts.thresholds[alert.id];
  return {
    ...alert,
    when: { ...alert.when, levels },
    guards,
    holds: times?.holds ?? alert.holds,
    keepFiring: times?.keepFiring ?? alert.keepFiring,
    on,
  };
}

/** What a catalog says in scrape intervals, in seconds. */
const resolved = ({ value, unit, perInterval = 0 }: Quantity, interval: number): Quantity => ({
  value: value + perInterval * interval,
  unit,
});

function reportSwitches(draft: Draft): void {
  const { enabled, disabled } = draft.config.alerts;
  const alertOf = (text: string): Alert | undefined => draft.catalog.alerts.find((it) => it.id === switchedIds([text])[0]);
  enabled.forEach((value, at) => {
    const path = `alerts.enabled[${at}]`;
    if (disabled.includes(value)) draft.report({ path, value, problem: "is in alerts.disabled too", fix: "remove one of them" });
    const alert = alertOf(value);
    if (alert !== undefined && !isMeasured(alert, draft) && !draft.broken.has("aura")) draft.report({ path, value, ...unmeasured(draft) });
  });
  disabled.forEach((value, at) => {
    if (alertOf(value)?.role !== "heartbeat") return;
    draft.report({
      path: `alerts.disabled[${at}]`,
      value,
      problem: "is a heartbeat: its silence is the alarm, and switching it off would raise it",
      fix: "remove it; a heartbeat without a route tells nobody",
    });
  });
}
