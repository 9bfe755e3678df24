import { ruleCases } from "../../rules/cases";
import { runCase } from "../../rules/harness/run";
import type { RuleCase } from "../../rules/harness/rule-case";
import { groupsFor } from "../../rules/harness/rule-files";
import { whyEquivalent } from "./equivalent";
import { type Mutant, mutantsOf, mutate } from "./mutants";

const INTERVAL = 60;
const WORKERS = 2;

interface Job {
  readonly rule: RuleCase;
  readonly mutant: Mutant;
}

/** Every mutant of the rules of one alert and of the records that it reads. */
function jobsOf(rule: RuleCase): readonly Job[] {
  return groupsFor(rule.alert, INTERVAL).flatMap((group) => (group.name.includes("-info") ? [] : group.rules.flatMap(mutantsOf))).map((mutant) => ({ rule, mutant }));
}

async function survives({ rule, mutant }: Job): Promise<boolean> {
  return (await runCase({ ...rule, intervals: [INTERVAL] }, (groups) => mutate(groups, mutant))) === undefined;
}

async function main(only: string | undefined): Promise<void> {
  const started = Date.now();
  const all = ruleCases.filter(({ alert }) => only === undefined || alert.id.includes(only)).flatMap(jobsOf);
  const equivalent = all.filter(({ mutant }) => whyEquivalent(mutant) !== undefined);
  const jobs = all.filter(({ mutant }) => whyEquivalent(mutant) === undefined);
  const survivors: Job[] = [];
  let next = 0;
  await Promise.all(Array.from({ length: WORKERS }, async () => {
    while (next < jobs.length) {
      const job = jobs[next++]!;
      if (await survives(job)) survivors.push(job);
      if (next % 50 === 0) process.stderr.write(`\r  ${next} of ${jobs.length} mutants, ${survivors.length} survive `);
    }
  }));
  process.stderr.write("\n");
  for (const { rule, mutant } of survivors) console.log(`survives  ${rule.alert.id}  ${mutant.kind}  ${mutant.rule}  ${mutant.change}`);
  const reasons = new Set(equivalent.map(({ mutant }) => whyEquivalent(mutant)!));
  for (const reason of reasons) console.log(`changes nothing  ${equivalent.filter(({ mutant }) => whyEquivalent(mutant) === reason).length} mutants: ${reason}`);
  const killed = jobs.length - survivors.length;
  console.log(`mutation score  ${killed} of ${jobs.length} killed (${((100 * killed) / jobs.length).toFixed(1)} %) in ${Math.round((Date.now() - started) / 1000)} s; target 95 %`);
  if (killed / jobs.length < 0.95) process.exitCode = 1;
}

void main(process.argv[2]);
