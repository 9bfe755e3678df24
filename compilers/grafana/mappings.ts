import { MappingType, type ValueMapping } from "@grafana/grafana-foundation-sdk/dashboard";
import { SEVERITIES, type Target } from "../../catalog/model";
import { NEUTRAL, OK, SERIES, SEVERITY } from "./colors";

interface Word {
  readonly text: string;
  readonly color: string;
}

/** Words and colours in place of numbers that stand for a state. */
export function mappingsOf({ query }: Target): readonly ValueMapping[] {
  if (query.kind === "reporting") return words({ 0: { text: "missing", color: SEVERITY.critical }, 1: { text: "reporting", color: OK } });
  if (query.kind !== "worstAlert") return [];
  return words({
    0: { text: "none", color: OK },
    ...Object.fromEntries(SEVERITIES.map((severity, index) => [index + 1, { text: severity, color: SEVERITY[severity] }])),
  });
}

/** Whether something is so, where neither is better. */
export const yesOrNo = (): readonly ValueMapping[] => words({ 0: { text: "no", color: NEUTRAL }, 1: { text: "yes", color: SERIES[0] } });

/** The colours of severities that are words already. */
export const severityMapping = (): readonly ValueMapping[] =>
  words(Object.fromEntries(SEVERITIES.map((severity) => [severity, { text: severity, color: SEVERITY[severity] }])));

const words = (values: Readonly<Record<string, Word>>): readonly ValueMapping[] => [
  {
    type: MappingType.ValueToText,
    options: Object.fromEntries(Object.entries(values).map(([value, word], index) => [value, { ...word, index }])),
  },
];
