import { stringify } from "yaml";

import type { RuleFile, RuleGroup } from "../prometheus/rule";

/** One rule group as a ruler takes it. */
export interface GroupText {
  /** Permanent. */
  readonly name: string;
  /** The group in YAML; where it grows with the fleet, with a rule on each line. */
  readonly text: string;
}

/** The namespace of a stack's groups in a ruler, which is the stack's alone. */
export const namespaceOf = (stack: string): string => `aura-${stack}`;

/** The groups of a stack, in the order in which they read each other. */
export const renderGroups = (files: readonly RuleFile[]): readonly GroupText[] =>
  files.flatMap(({ groups, dense = false }) => groups.map((it) => ({ name: it.name, text: dense ? denseText(it) : yaml(it) })));

const denseText = ({ name, interval, rules }: RuleGroup): string =>
  [yaml({ name, interval }).trimEnd(), "rules:", ...rules.map((rule) => `- ${JSON.stringify(rule)}`), ""].join("\n");

// Rulers read YAML 1.1, where a plain `no` is a boolean.
const yaml = (value: object): string => stringify(value, { version: "1.1", lineWidth: 0, aliasDuplicateObjects: false });
