import { type Pack, PACKS, type PlannedAlert, type PlannedInstance, type PlannedThreshold } from "../../catalog/model";
import type { Report } from "../mistakes/mistake";
import { suggest } from "../mistakes/suggest";
import { byName, type Draft } from "./draft";
import { isAboutInstances } from "./overrides";
import { inForce, namedIn, type Part, readPart, type Says, SILENT } from "./part";
import { reportStrictness } from "./strictness";
import { inPack } from "./switches";

/** A threshold that differs from the stack's. */
type Difference = Pick<PlannedThreshold, "alert" | "severity" | "value">;

/** Thresholds of tiers and instances where they differ from the stack's, one for each instance. */
export function resolveThresholds(
  alerts: readonly PlannedAlert[],
  instances: readonly PlannedInstance[],
  draft: Draft,
): readonly PlannedThreshold[] {
  const shared = alerts.filter((it) => it.role === "problem" && isAboutInstances(it));
  const tiers = resolveTiers(shared, instances, draft);
  const ofTiers = new Map([...tiers].map(([name, tier]) => [name, differences(shared, [tier])]));
  const own = ownParts(shared, draft);
  return instances.flatMap(({ id: instanceId, projectId, tier = "" }) => {
    const part = own.get(instanceId) ?? SILENT;
    const touched = shared.filter(({ id }) => part.ids.has(id));
    const parts = [tiers.get(tier) ?? SILENT, part];
    touched.forEach((alert) =>
      reportStrictness(alert, inForce(alert, parts), namedIn(part, alert), `${part.path}.thresholds.${alert.id}`, draft.report),
    );
    const rest = (ofTiers.get(tier) ?? []).filter(({ alert }) => !part.ids.has(alert));
    return [...rest, ...differences(touched, parts)].map((it): PlannedThreshold => ({ projectId, instanceId, ...it }));
  });
}

const differences = (alerts: readonly PlannedAlert[], parts: readonly Part[]): readonly Difference[] =>
  alerts.flatMap((alert) => {
    const levels = inForce(alert, parts);
    return alert.on
      .filter((it) => levels.get(it) !== alert.when.levels[it]!.value)
      .map((severity) => ({ alert: alert.id, severity, value: levels.get(severity) ?? null }));
  });

const ownParts = (shared: readonly PlannedAlert[], draft: Draft): ReadonlyMap<string, Part> =>
  new Map(
    byName(draft.config.aura.projects).flatMap(([key, project]) =>
      byName(project.instances).map(([name, it]): [string, Part] => [
        it.id,
        readPart(`aura.projects.${key}.instances.${name}`, it, shared, () => undefined, draft),
      ]),
    ),
  );

function reportLargerPack(path: string, pack: Pack, most: Pack, report: Report): void {
  if (PACKS.indexOf(pack) <= PACKS.indexOf(most)) return;
  report({
    path,
    value: pack,
    problem: `is more than the stack's pack, ${most}; one rule watches all tiers`,
    fix: `set alerts.pack: ${pack}, and the pack ${most} for the other tiers`,
  });
}

function resolveTiers(shared: readonly PlannedAlert[], instances: readonly PlannedInstance[], draft: Draft): ReadonlyMap<string, Part> {
  const { pack: most, tiers } = draft.config.alerts;
  const { report, broken } = draft;
  const known = [...new Set(instances.flatMap(({ tier }) => tier ?? []))].sort();
  return new Map(
    byName(tiers).map(([name, tier]) => {
      const path = `alerts.tiers.${name}`;
      if (!known.includes(name) && !broken.has("aura"))
        report({ path, problem: "no instance has this tier", fix: suggest(name, known, "tiers") });
      const { pack = most } = tier;
      reportLargerPack(`${path}.pack`, pack, most, report);
      const quiet: Says = (alert, severity) => (tier.pack === undefined || inPack(alert, severity, pack) ? undefined : null);
      const part = readPart(path, tier, shared, quiet, draft);
      shared.forEach((alert) =>
        reportStrictness(alert, inForce(alert, [part]), namedIn(part, alert), `${path}.thresholds.${alert.id}`, report),
      );
      return [name, part];
    }),
  );
}
