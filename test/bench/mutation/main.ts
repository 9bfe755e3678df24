import { Command } from "commander";

import { metric, step } from "../../../catalog/model";
import { metricRecord, seenRecord, stepRecord } from "../../../languages/promql";
import { ruleCases } from "../../rules/cases";
import { foreignSelectors } from "../../rules/harness/foreign-selectors";
import { unusualLookBack } from "../../rules/harness/hourly-look-back";
import { unusualInfoLookBack } from "../../rules/harness/info-look-back";
import { recordedMetrics, recordTests } from "../../rules/harness/record-tests";
import type { RuleCase } from "../../rules/harness/rule-case";
import { groupsFor } from "../../rules/harness/rule-files";
import { runCase, runRecord, runShared } from "../../rules/harness/run";
import { STACK } from "../../rules/harness/world";
import { whyEquivalent } from "./equivalent";
import { type Mutant, mutantsOf, mutate } from "./mutants";

const INTERVAL = 60;
const HOUR = 3_600;
const WORKERS = 2;

/** A mutant, and the tests that may kill it, one after the other. */
interface Job {
  readonly subject: string;
  readonly mutant: Mutant;
  readonly tests: readonly (() => Promise<string | undefined>)[];
}

/** Mutants of what is recorded of each metric; that record's own tests judge them. */
const ofMetrics = (): readonly Job[] =>
  recordedMetrics.flatMap((it) =>
    recordTests(it, INTERVAL)
      .groups.flatMap((group) => group.rules.flatMap(mutantsOf))
      .map((mutant): Job => ({ subject: it.name, mutant, tests: [() => runRecord(it, (groups) => mutate(groups, mutant), [INTERVAL])] })),
  );

const metricRecords = new Set(
  recordedMetrics.flatMap((it) => {
    const growth = step(it as Parameters<typeof step>[0]);
    return [metricRecord(metric(it)), stepRecord(growth), seenRecord(growth)];
  }),
);

/** Mutants of alerts, and of the records that several alerts share: the cases of every alert that reads a record may kill its mutant. */
function ofAlerts(cases: readonly RuleCase[]): readonly Job[] {
  const jobs = new Map<string, Job>();
  for (const rule of cases) {
    for (const mutant of groupsFor(rule.alert, INTERVAL)
      .filter(({ name }) => !name.includes("info"))
      .flatMap((group) => group.rules)
      .filter((it) => !("record" in it) || !metricRecords.has(it.record))
      .flatMap(mutantsOf)) {
      const key = `${mutant.rule} ${mutant.kind} ${mutant.change}`;
      const ofRecord = mutant.rule.includes(":") ? [() => runShared((groups) => mutate(groups, mutant), [INTERVAL, HOUR])] : [];
      const test = () => runCase({ ...rule, intervals: rule.intervals ?? [INTERVAL] }, (groups) => mutate(groups, mutant));
      jobs.set(key, { subject: jobs.get(key)?.subject ?? rule.alert.id, mutant, tests: [...(jobs.get(key)?.tests ?? ofRecord), test] });
    }
  }
  return [...jobs.values()];
}

async function survives({ mutant, tests }: Job): Promise<boolean> {
  // test/compiled/group-names.test.ts looks at every selector of every rule.
  const seen = [foreignSelectors(mutant.mutated, STACK), unusualLookBack(mutant.mutated), unusualInfoLookBack(mutant.mutated)];
  if (seen.flat().length > 0) return false;
  for (const test of tests) if ((await test()) !== undefined) return false;
  return true;
}

interface Options {
  /** Judges every nth mutant: a sample, said to be one. */
  readonly every: string;
  /** Which one of each n, so that a second sample is a fresh one. */
  readonly offset: string;
}

async function main(only: string | undefined, { every, offset }: Options): Promise<void> {
  const started = Date.now();
  const there = [...ofMetrics(), ...ofAlerts(ruleCases)].filter(({ subject }) => only === undefined || new RegExp(only).test(subject));
  const all = there.filter((_, index) => index % Number(every) === Number(offset));
  const equivalent = all.filter(({ mutant }) => whyEquivalent(mutant) !== undefined);
  const jobs = all.filter(({ mutant }) => whyEquivalent(mutant) === undefined);
  const survivors: Job[] = [];
  let next = 0;
  await Promise.all(
    Array.from({ length: WORKERS }, async () => {
      while (next < jobs.length) {
        const job = jobs[next++]!;
        if (await survives(job)) {
          survivors.push(job);
          console.log(`survives  ${job.subject}  ${job.mutant.kind}  ${job.mutant.rule}  ${job.mutant.change}`);
        }
        if (next % 25 === 0) process.stderr.write(`\r  ${next} of ${jobs.length} mutants, ${survivors.length} survive `);
      }
    }),
  );
  process.stderr.write("\n");
  for (const reason of new Set(equivalent.map(({ mutant }) => whyEquivalent(mutant)!))) {
    const same = equivalent.filter(({ mutant }) => whyEquivalent(mutant) === reason);
    console.log(`changes nothing  ${same.length} mutants: ${reason}`);
    for (const { subject, mutant } of same) console.log(`    ${subject}  ${mutant.kind}  ${mutant.rule}  ${mutant.change}`);
  }
  const killed = jobs.length - survivors.length;
  if (every !== "1")
    console.log(
      `a sample: ${all.length} of ${there.length} mutants, ${equivalent.length} of which change nothing; one of each ${every}, from number ${offset}`,
    );
  console.log(
    `mutation score  ${killed} of ${jobs.length} killed (${((100 * killed) / jobs.length).toFixed(1)} %) in ${Math.round((Date.now() - started) / 1000)} s; target 95 %`,
  );
  if (killed / jobs.length < 0.95) process.exitCode = 1;
}

void new Command()
  .name("mutation")
  .description("Makes small mistakes in every rule and counts those that a test notices.")
  .argument("[subject]", "regular expression: only alerts and metrics that match")
  .option("--every <n>", "judge every nth mutant only", "1")
  .option("--offset <m>", "begin with mutant m", "0")
  .action(main)
  .parseAsync();
