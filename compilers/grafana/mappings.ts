import { MappingType, type ValueMapping } from "@grafana/grafana-foundation-sdk/dashboard";
import { SEVERITIES, type Target } from "../../catalog/model";
import { NEUTRAL, OK, SERIES, SEVERITY } from "./colors";

/** A word and its colour. */
export interface Word {
  readonly text: string;
  readonly color: string;
}

/** Words and colours in place of numbers that stand for a state. @param toned what becomes of a colour */
export function mappingsOf({ query }: Target, toned = (it: Word): Word => it): readonly ValueMapping[] {
  const states = query.kind === "reporting" ? REPORTING : query.kind === "worstAlert" || query.kind === "alertRank" ? WORST : undefined;
  if (states === undefined) return [];
  return words(Object.fromEntries(Object.entries(states).map(([value, word]) => [value, toned(word)])));
}

type Words = Readonly<Record<string, Word>>;

const REPORTING: Words = { 0: { text: "missing", color: SEVERITY.critical }, 1: { text: "reporting", color: OK } };
const WORST: Words = {
  0: { text: "none", color: OK },
  ...Object.fromEntries(SEVERITIES.map((severity, index) => [index + 1, { text: severity, color: SEVERITY[severity] }])),
};

/** Whether something is so, where neither is better. */
export const yesOrNo = (): readonly ValueMapping[] => words({ 0: { text: "no", color: NEUTRAL }, 1: { text: "yes", color: SERIES[0] } });

const words = (values: Words): readonly ValueMapping[] => [
  {
    type: MappingType.ValueToText,
    options: Object.fromEntries(Object.entries(values).map(([value, word], index) => [value, { ...word, index }])),
  },
];
