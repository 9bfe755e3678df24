import { type Alert, SEVERITIES, type Severity } from "../../catalog/model";
import { isOfInstance } from "../../languages/promql";
import type { ThresholdsInput } from "../config/thresholds";
import { listed, suggest } from "../mistakes/suggest";
import { parseThreshold } from "../values/threshold";
import type { Draft } from "./draft";

/** What a place of the config says about each severity of an alert: a number, or `null` for off. */
export type Overrides = ReadonlyMap<string, ReadonlyMap<Severity, number | null>>;

/** Where thresholds stand: those of a tier or an instance become series, those of the stack stand in the rules. */
export type Reach = "stack" | "part";

/** The alert with this id; unknown ids are reported at `path`. */
export function findAlert(id: string, path: string, { catalog, report }: Draft, value?: string): Alert | undefined {
  const alert = catalog.alerts.find((it) => it.id === id);
  if (alert === undefined)
    report({
      path,
      ...(value !== undefined && { value }),
      problem: "no such alert",
      fix: suggest(
        id,
        catalog.alerts.map((it) => it.id),
        "alerts",
      ),
    });
  return alert;
}

/** Whether thresholds of a tier or an instance can reach an alert: not those about endpoints, projects and servers. */
export const isAboutInstances = (alert: Alert): boolean => isOfInstance(alert.when.signal.level);

/** Reads thresholds in the units of their alerts. */
export function readOverrides(written: Readonly<Record<string, ThresholdsInput>>, path: string, reach: Reach, draft: Draft): Overrides {
  return new Map(
    Object.entries(written).map(([id, its]) => {
      const alert = findAlert(id, `${path}.${id}`, draft);
      if (alert !== undefined && reach === "part") reportStackOnly(alert, its, `${path}.${id}`, draft);
      const severities = SEVERITIES.filter((it) => its[it] !== undefined);
      const levels = severities.map((it): [Severity, number | null | undefined] => [
        it,
        alert && readLevel(alert, it, its[it]!, `${path}.${id}.${it}`, draft),
      ]);
      return [id, new Map(levels.filter((it): it is [Severity, number | null] => it[1] !== undefined))];
    }),
  );
}

function reportStackOnly(alert: Alert, written: ThresholdsInput, path: string, { report }: Draft): void {
  if (!isAboutInstances(alert)) {
    report({
      path,
      problem: `is about the ${alert.when.signal.level}, not about an instance`,
      fix: `set it for the whole stack, in alerts.thresholds.${alert.id}`,
    });
    return;
  }
  for (const [key, what] of RULE_TIMES) {
    if (written[key] === undefined) continue;
    report({
      path: `${path}.${key}`,
      value: written[key],
      problem: `can only be set for the whole stack: one rule watches all instances, and ${what} belongs to the rule`,
      fix: `set it in alerts.thresholds.${alert.id}.${key}`,
    });
  }
}

/** Times that belong to a rule, and what people call them. */
const RULE_TIMES = [
  ["holds", "its holding time"],
  ["keepFiring", "how long it keeps firing"],
] as const;

function readLevel(
  alert: Alert,
  severity: Severity,
  raw: string | number | false,
  path: string,
  { report }: Draft,
): number | null | undefined {
  const { levels, signal } = alert.when;
  const value = String(raw);
  if (levels[severity] === undefined) {
    report({
      path,
      value,
      problem: `${alert.id} knows no ${severity}`,
      fix: listed(
        SEVERITIES.filter((it) => levels[it] !== undefined),
        "its severities",
      ),
    });
    return undefined;
  }
  if (raw === false || value === "off") return null;
  if (signal.unit === "boolean" || signal.unit === "timestamp") {
    report({
      path,
      value,
      problem: `${alert.id} only asks whether something is so; it has no threshold`,
      fix: "write off, or leave it out",
    });
    return undefined;
  }
  const result = parseThreshold(raw, signal.unit);
  if ("value" in result) return result.value;
  report({ path, value, ...result });
  return undefined;
}
