import type { BenchOptions, Figure } from "../part";
import { printTable } from "../print-table";
import { startMeasured } from "./measured-prometheus";
import { type MeasuredRules, sumOf } from "./measured-rules";
import { pastAndPresent } from "./past-and-present";
import type { Stage } from "./stage";
import { type Evaluations, type RuleTime, watchEvaluations } from "./watch-evaluations";

const TIMES = 3;
const SHOWN = 15;
const HOURLY = "-hourly";

/** Measures the rules that are compiled, all of them. */
export async function measureFleet({ plan, place }: Stage, { progress }: BenchOptions): Promise<MeasuredRules> {
  const started = Date.now();
  const prometheus = await startMeasured(place);
  try {
    const limit = (TIMES + 4) * plan.interval * 1_000 + 60_000;
    const seen = await watchEvaluations(prometheus, { times: TIMES, limit, progress: (text) => progress(`compiled rules: ${text}`) });
    const differences = await pastAndPresent(prometheus, plan, started);
    printTimes(seen);
    const seconds = sumOf(seen.groups, (name) => !name.endsWith(HOURLY));
    return { rules: seen.rules.length, seconds, cpu: seen.cpu, figures: [failures(seen), ...same(differences)] };
  } finally {
    await prometheus.stop();
  }
}

function printTimes({ groups, rules }: Evaluations): void {
  const ms = (seconds: number): string => (seconds * 1_000).toFixed(2);
  const rows = [...groups].sort(([, a], [, b]) => b - a).map(([name, seconds]) => [name, rules.filter(({ group }) => group === name).length, ms(seconds)]);
  printTable(`Rule groups, median of ${TIMES} evaluations (the hourly group is evaluated once an hour and is not in the sum)`, ["group", "rules", "ms"], rows);
  printTable(`Slowest ${SHOWN} rules`, ["rule", "group", "ms"], rules.slice(0, SHOWN).map((it: RuleTime) => [it.name, it.group, ms(it.seconds)]));
}

const failures = ({ failed, errors }: Evaluations): Figure => ({
  name: "failed rule evaluations", value: failed === 0 ? "0" : `${failed}: ${errors.join("; ")}`, target: "0", held: failed === 0,
});

const same = (differences: readonly string[]): readonly Figure[] => [{
  name: "series of the simulated past that scraping and recording do not write alike", value: differences.length === 0 ? "0" : `${differences.length}: ${differences.slice(0, 5).join("; ")}`,
  target: "0", held: differences.length === 0,
}];
