import type { BenchOptions, Figure } from "../part";
import { printTable } from "../print-table";
import { startMeasured } from "./measured-prometheus";
import { type MeasuredRules, sumOf } from "./measured-rules";
import { pastAndPresent } from "./past-and-present";
import { activeAlerts } from "./active-alerts";
import type { Stage } from "./stage";
import { type Evaluations, type RuleTime, watchEvaluations } from "./watch-evaluations";

const TIMES = 3;
/** Then the newest quarter of an hour is in memory, which is as far as most rules look back. */
const WARM_UP = 17;
const SHOWN = 15;

/** Measures the rules that are compiled, all of them. */
export async function measureFleet({ plan, place, intervals }: Stage, { quick, progress }: BenchOptions): Promise<MeasuredRules> {
  const started = Date.now();
  const prometheus = await startMeasured(place);
  try {
    const warmUp = quick ? 1 : WARM_UP;
    const limit = (TIMES + warmUp + 4) * plan.interval * 1_000 + 60_000;
    const seen = await watchEvaluations(prometheus, {
      times: TIMES,
      warmUp,
      limit,
      progress: (text) => progress(`compiled rules: ${text}`),
    });
    const differences = await pastAndPresent(prometheus, plan, started);
    const active = await activeAlerts(prometheus);
    const weight = (name: string): number => plan.interval / (intervals.get(name) ?? plan.interval);
    printTimes(seen, weight);
    return {
      rules: seen.rules.length,
      ...sumOf(seen.groups, weight),
      cpu: seen.cpu,
      figures: [...plain(seen), active, failures(seen), ...same(differences)],
    };
  } finally {
    await prometheus.stop();
  }
}

function printTimes({ groups, rules }: Evaluations, weight: (name: string) => number): void {
  const ms = (seconds: number): string => (seconds * 1_000).toFixed(2);
  const rows = [...groups]
    .sort(([, a], [, b]) => b.fastest - a.fastest)
    .map(([name, { fastest, usual }]) => [
      name,
      rules.filter(({ group }) => group === name).length,
      ms(fastest),
      ms(usual),
      weight(name) === 1 ? "1" : `1 / ${Math.round(1 / weight(name))}`,
    ]);
  printTable(`Rule groups, the last ${TIMES} evaluations`, ["group", "rules", "fastest ms", "median ms", "evaluations an interval"], rows);
  printTable(
    `Slowest ${SHOWN} rules, fastest of ${TIMES}`,
    ["rule", "group", "ms"],
    rules.slice(0, SHOWN).map((it: RuleTime) => [it.name, it.group, ms(it.seconds)]),
  );
}

/** What one evaluation of everything takes, however rarely that happens at once. */
const plain = ({ groups }: Evaluations): readonly Figure[] => [
  plainSum("the plain sum of one evaluation of each group, hourly ones left out", groups, (name) => !name.endsWith("-hourly")),
  plainSum("the plain sum of one evaluation of each group", groups, () => true),
];

const plainSum = (name: string, groups: Evaluations["groups"], counts: (name: string) => boolean): Figure => ({
  name,
  value: `${sumOf(groups, (it) => (counts(it) ? 1 : 0)).seconds.toFixed(3)} s`,
  target: "-",
  held: undefined,
});

const failures = ({ failed, errors }: Evaluations): Figure => ({
  name: "failed rule evaluations",
  value: failed === 0 ? "0" : `${failed}: ${errors.join("; ")}`,
  target: "0",
  held: failed === 0,
});

const same = (differences: readonly string[]): readonly Figure[] => [
  {
    name: "series of the simulated past that scraping and recording do not write alike",
    value: differences.length === 0 ? "0" : `${differences.length}: ${differences.slice(0, 5).join("; ")}`,
    target: "0",
    held: differences.length === 0,
  },
];
