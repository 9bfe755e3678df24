import { catalog } from "../../../catalog";
import type { Rule } from "../../../compilers/prometheus/rule";
import { storedName } from "../../../languages/promql";

const HOURLY: ReadonlySet<string> = new Set(catalog.records.filter(({ rhythm }) => rhythm === "hourly").map(storedName));

/** Two evaluations: one of them may be missed, and what is older is no news. */
const LOOK_BACK = "2h";

/** What an alert, or its suspects, read of hourly records further or less far back than all others do. */
export function unusualLookBack(rule: Rule): readonly string[] {
  if ("record" in rule && !/^aura_\w+:/.test(rule.record)) return [];
  return [...rule.expr.matchAll(/([\w:]+)\{[^{}]*\}\[(\w+)\]/g)]
    .filter(([, name, range]) => HOURLY.has(name!) && range !== LOOK_BACK)
    .map(([selector]) => selector);
}
