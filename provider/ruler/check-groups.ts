import { parse, stringify } from "yaml";

import { renderFinding } from "../checks/finding";
import { checkRules } from "../checks/prometheus";
import { createChecker } from "../checks/run-checker";
import { withStage } from "../checks/stage";
import { checkLimits, type LimitsReport } from "./limits";
import type { NamespaceInputs } from "./namespace-inputs";

/** Rule groups in promtool's eyes, and what the ruler itself would refuse. @param tell told what takes long */
export async function checkGroups(inputs: NamespaceInputs, tell: (words: string) => void): Promise<LimitsReport> {
  const files = Object.fromEntries(inputs.groups.map(({ name, text }) => [`${name}.yml`, inFile(text)]));
  const staged = { directory: "/ruler", set: inputs.namespace, files, secret: false, checks: [], siblings: {} };
  const { findings, unchecked } = await withStage(staged, createChecker(tell), (stage) => checkRules(stage, Object.keys(files)));
  if (findings.length > 0) return { problems: findings.map(renderFinding), unchecked };
  const limits = await checkLimits(inputs).catch((error: Error): LimitsReport => ({ problems: [error.message], unchecked: [] }));
  return { problems: limits.problems, unchecked: [...unchecked, ...limits.unchecked] };
}

/** A group as the file that promtool reads. */
const inFile = (text: string): string => stringify({ groups: [parse(text) as unknown] }, { lineWidth: 0, aliasDuplicateObjects: false });
