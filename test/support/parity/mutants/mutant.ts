import type { PlannedAlert } from "../../../../catalog/model";
import { valuesAround } from "../../../rules/harness/promtool-tests";
import type { RuleCase } from "../../../rules/harness/rule-case";

/** One small mistake that somebody could have made in what a vendor is told of one alert. */
export interface VendorMutant<Document> {
  readonly kind: "operator" | "threshold" | "window";
  /** Which part of what is said of an alert, the same in each of its cases. */
  readonly where: string;
  /** What was changed into what. */
  readonly change: string;
  /** The mistake; where several are as likely (a window too short, or too long), one that is noticed is enough. */
  readonly ways: readonly ((documents: readonly Document[]) => readonly Document[])[];
}

/** Changes some documents, and leaves the others. */
export const changing =
  <Document>(isMeant: (it: Document) => boolean, change: (it: Document) => Document) =>
  (documents: readonly Document[]): readonly Document[] =>
    documents.map((it) => (isMeant(it) ? change(it) : it));

/** How far beyond the value of a case a threshold is moved: a case is one percent away from its own, so that this is two percent. */
const BEYOND = 2;

/**
 * Where a threshold would be wrong: past the value at which a case fires, and past the one at which it stays silent. The same for a squared
 * one; a number that is no threshold of the alert, as that of a guard, is moved to another order of magnitude.
 */
export function movedThresholds(
  number: number,
  alert: PlannedAlert,
  severity: PlannedAlert["on"][number],
  rule: RuleCase,
): readonly number[] {
  const level = alert.when.levels[severity]!.value;
  const { fires, silent } = valuesAround({ ...rule, alert }, level, severity);
  const past = (value: number, other: number): number => level + BEYOND * (value === level ? level - other : value - level);
  const moved = [past(fires, silent), past(silent, fires)];
  if (number === level) return moved;
  if (number === level * level) return moved.map((it) => it * it);
  return otherMagnitude(number);
}

/** Ten times as much and a tenth, of zero something to either side. */
export const otherMagnitude = (number: number): readonly number[] => [number * 10 + 10, number / 10 - 10];

/** A comparison in which mistakes are made. */
interface Compared<Document> {
  readonly operator: string;
  readonly turned: string;
  /** The number as it is written. */
  readonly number: string;
  /** What else it is made to be. */
  readonly moved: readonly number[];
  /** Says it with another operator or number. */
  readonly to: (operator: string, number: string) => VendorMutant<Document>["ways"][number];
}

/** The mistakes of a comparison: its operator turned, and its number moved. */
export const inComparison = <Document>(
  part: string,
  { operator, turned, number, moved, to }: Compared<Document>,
): readonly VendorMutant<Document>[] => [
  { kind: "operator", where: `${part} operator`, change: `${operator} → ${turned}`, ways: [to(turned, number)] },
  ...moved.map((it, at): VendorMutant<Document> => ({
    kind: "threshold",
    where: `${part} threshold ${at + 1}`,
    change: `${number} → ${it}`,
    ways: [to(operator, String(it))],
  })),
];
