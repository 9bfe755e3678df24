import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stringify } from "yaml";

import type { Metric } from "../../../catalog/model";
import type { RuleGroup } from "../../../compilers/prometheus/rule";
import { resolveProgram } from "../../../toolchain";
import { run } from "../../../toolchain/run";
import { testsOf } from "./promtool-tests";
import { recordTests } from "./record-tests";
import { sharedTests } from "./shared-tests";
import type { RuleCase } from "./rule-case";
import { foreignGroups, groupsFor } from "./rule-files";
import { at } from "./world";

const yaml = (value: unknown): string => stringify(value, { lineWidth: 0, aliasDuplicateObjects: false });

/** Changes the compiled rules before they are tested: what a mutation run does. */
export type Mutate = (groups: readonly RuleGroup[]) => readonly RuleGroup[];

const unchanged: Mutate = (groups) => groups;

async function writeTests(directory: string, rule: RuleCase, interval: number, mutate: Mutate): Promise<string> {
  const { tests, trios } = testsOf(rule, interval);
  const groups = [...foreignGroups(rule.alert, interval, trios), ...mutate(groupsFor(rule.alert, interval, trios))];
  const name = `${rule.alert.id}-${interval}`;
  const file = join(directory, `${name}.test.yml`);
  await writeFile(join(directory, `${name}.rules.yml`), yaml({ groups }));
  await writeFile(
    file,
    yaml({ rule_files: [`${name}.rules.yml`], evaluation_interval: at(interval), group_eval_order: groups.map((it) => it.name), tests }),
  );
  return file;
}

/** Runs what is recorded of records through promtool and gives its complaint, or nothing. */
export const runShared = (mutate: Mutate = unchanged, intervals: readonly number[] = [30, 60, 120, 3_600]): Promise<string | undefined> =>
  runRules(sharedTests, mutate, intervals);

/** Runs what is recorded of one metric through promtool and gives its complaint, or nothing. */
export const runRecord = (
  metric: Metric,
  mutate: Mutate = unchanged,
  intervals: readonly number[] = [30, 60, 120],
): Promise<string | undefined> => runRules((interval) => recordTests(metric, interval), mutate, intervals);

type TestsAt = (interval: number) => { readonly groups: readonly RuleGroup[]; readonly tests: readonly object[] };

const runRules = (testsAt: TestsAt, mutate: Mutate, intervals: readonly number[]): Promise<string | undefined> =>
  inPromtool(async (directory) =>
    Promise.all(
      intervals.map(async (interval) => {
        const { groups, tests } = testsAt(interval);
        const file = join(directory, `${interval}.test.yml`);
        await writeFile(join(directory, `${interval}.rules.yml`), yaml({ groups: mutate(groups) }));
        await writeFile(
          file,
          yaml({
            rule_files: [`${interval}.rules.yml`],
            evaluation_interval: at(interval),
            group_eval_order: groups.map((it) => it.name),
            tests,
          }),
        );
        return file;
      }),
    ),
  );

/** Runs every test of one case through promtool and gives its complaint, or nothing when all hold. */
export async function runCase(rule: RuleCase, mutate: Mutate = unchanged): Promise<string | undefined> {
  return inPromtool(async (directory) =>
    Promise.all((rule.intervals ?? [30, 60, 120]).map((interval) => writeTests(directory, rule, interval, mutate))),
  );
}

/** Runs promtool over test files and gives what it complains of, or nothing. */
export async function inPromtool(write: (directory: string) => Promise<readonly string[]>): Promise<string | undefined> {
  const directory = await mkdtemp(join(tmpdir(), "aura-rules-"));
  try {
    const files = await write(directory);
    const { ok, output } = await run(await resolveProgram("promtool"), ["test", "rules", ...files], { cwd: directory, env: process.env });
    return ok ? undefined : output.replaceAll(directory, "");
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
