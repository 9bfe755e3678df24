import { type Alert, SEVERITIES, type Severity } from "../../catalog/model";
import type { Report } from "../mistakes/mistake";
import { sayQuantity } from "./say-quantity";

/** What is in force for one alert somewhere; `null` and absent are off. */
export type LevelsInForce = ReadonlyMap<Severity, number | null>;

/**
 * Reports a milder severity that begins only after a worse one: whoever is warned would be warned too late.
 * @param own severities that the place at `path` sets itself; it is blamed for them alone
 */
export function reportStrictness(alert: Alert, levels: LevelsInForce, own: readonly Severity[], path: string, report: Report): void {
  const inForce = SEVERITIES.filter((it) => typeof levels.get(it) === "number");
  inForce.slice(1).forEach((worse, at) => {
    const mild = inForce[at]!;
    const blamed = own.includes(mild) ? mild : worse;
    if (!own.includes(blamed) || !comesLate(alert, levels.get(mild)!, levels.get(worse)!)) return;
    const say = (it: Severity): string => `${it} ${sayQuantity(levels.get(it)!, alert.when.signal.unit)}`;
    report({
      path: `${path}.${blamed}`,
      value: sayQuantity(levels.get(blamed)!, alert.when.signal.unit),
      problem: `${say(mild)} begins only after ${say(worse)}; a ${mild} must come first`,
      fix: alert.when.kind === "above" ? `set ${mild} below ${worse}` : `set ${mild} above ${worse}`,
    });
  });
}

const comesLate = ({ when }: Alert, mild: number, worse: number): boolean => (when.kind === "above" ? mild > worse : mild < worse);
