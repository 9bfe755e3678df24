import { type Alert, type PlannedAlert, SEVERITIES, type Severity } from "../../catalog/model";
import type { StackConfig } from "../config";
import type { Draft } from "./draft";
import { isMeasured, unmeasured } from "./measured";
import { isAboutInstances, type Overrides, readOverrides } from "./overrides";
import { readSwitches, switchedIds } from "./switches";

/** What a tier or an instance says about an alert's severity: a number, `null` for off, nothing. */
export type Says = (alert: Alert, severity: Severity) => number | null | undefined;

/** A part of the fleet with words of its own: a tier, or one instance. */
export interface Part {
  readonly path: string;
  readonly overrides: Overrides;
  /** Ids of the alerts that it says anything about by name. */
  readonly ids: ReadonlySet<string>;
  readonly says: Says;
}

/** Says nothing. */
export const SILENT: Part = { path: "", overrides: new Map(), ids: new Set(), says: () => undefined };

interface Written {
  readonly thresholds: StackConfig["alerts"]["thresholds"];
  readonly disabled: readonly string[];
}

/** Reads what a part says. Its thresholds come first, then what it switches off, then `otherwise`. */
export function readPart(path: string, written: Written, shared: readonly PlannedAlert[], otherwise: Says, draft: Draft): Part {
  const overrides = readOverrides(written.thresholds, `${path}.thresholds`, "part", draft);
  const disabled = readSwitches(written.disabled, `${path}.disabled`, draft);
  reportOff(overrides, path, shared, draft);
  const says: Says = (alert, severity) => {
    const own = overrides.get(alert.id)?.get(severity);
    if (own !== undefined) return own;
    return disabled(alert, severity) ? null : otherwise(alert, severity);
  };
  return { path, overrides, ids: new Set([...overrides.keys(), ...switchedIds(written.disabled)]), says };
}

/** Severities of an alert that a part sets itself. */
export const namedIn = (part: Part, alert: Alert): readonly Severity[] => SEVERITIES.filter((it) => part.overrides.get(alert.id)?.has(it));

/** What is in force for an alert: the last part that says something wins; where none does, the stack's level. */
export const inForce = (alert: PlannedAlert, parts: readonly Part[]): ReadonlyMap<Severity, number | null> =>
  new Map(
    alert.on.map((severity) => {
      const said = parts
        .map((it) => it.says(alert, severity))
        .filter((it) => it !== undefined)
        .at(-1);
      return [severity, said === undefined ? alert.when.levels[severity]!.value : said];
    }),
  );

/** A part cannot switch on what is off for the stack: the one rule would then be on for everybody. */
function reportOff(overrides: Overrides, path: string, shared: readonly PlannedAlert[], draft: Draft): void {
  const { catalog, config, report } = draft;
  for (const [id, levels] of overrides) {
    const alert = catalog.alerts.find((it) => it.id === id);
    const on = shared.find((it) => it.id === id)?.on ?? [];
    if (alert === undefined || !isAboutInstances(alert)) continue;
    for (const severity of [...levels.keys()].filter((it) => levels.get(it) !== null && !on.includes(it))) {
      const off = {
        problem: `this severity is off for the whole stack (pack ${config.alerts.pack}); one rule watches all instances`,
        fix: `add ${id}:${severity} to alerts.enabled, or raise alerts.pack and lower it for the other tiers`,
      };
      report({ path: `${path}.thresholds.${id}.${severity}`, ...(isMeasured(alert, draft) ? off : unmeasured(draft)) });
    }
  }
}
