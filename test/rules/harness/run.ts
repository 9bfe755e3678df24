import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stringify } from "yaml";

import type { Granularity } from "../../../catalog/model";
import type { RuleGroup } from "../../../compilers/prometheus/rule";
import { resolveProgram } from "../../../toolchain";
import { run } from "../../../toolchain/run";
import { granularitiesOf, severitiesOfCase, testsOf } from "./promtool-tests";
import type { RuleCase } from "./rule-case";
import { groupsFor } from "./rule-files";
import { at } from "./world";

const yaml = (value: unknown): string => stringify(value, { lineWidth: 0, aliasDuplicateObjects: false });

/** Changes the compiled rules before they are tested: what a mutation run does. */
export type Mutate = (groups: readonly RuleGroup[]) => readonly RuleGroup[];

const unchanged: Mutate = (groups) => groups;

async function writeTests(directory: string, rule: RuleCase, interval: number, granularity: Granularity, mutate: Mutate): Promise<string> {
  const groups = mutate(groupsFor(rule.alert, interval, granularity));
  const name = `${rule.alert.id}-${interval}-${granularity}`;
  const file = join(directory, `${name}.test.yml`);
  const tests = severitiesOfCase(rule).flatMap((severity) => testsOf(rule, severity, interval, granularity));
  await writeFile(join(directory, `${name}.rules.yml`), yaml({ groups }));
  await writeFile(file, yaml({ rule_files: [`${name}.rules.yml`], evaluation_interval: at(interval), group_eval_order: groups.map((it) => it.name), tests }));
  return file;
}

/** Runs every test of one case through promtool and gives its complaint, or nothing when all hold. */
export async function runCase(rule: RuleCase, mutate: Mutate = unchanged): Promise<string | undefined> {
  const directory = await mkdtemp(join(tmpdir(), "aura-rules-"));
  try {
    const files: string[] = [];
    for (const interval of rule.intervals ?? [30, 60, 120]) {
      for (const granularity of granularitiesOf(rule.alert)) files.push(await writeTests(directory, rule, interval, granularity, mutate));
    }
    const { ok, output } = await run(await resolveProgram("promtool"), ["test", "rules", ...files], { cwd: directory, env: process.env });
    return ok ? undefined : output.replaceAll(directory, "");
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
