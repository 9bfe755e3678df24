import { rm, stat } from "node:fs/promises";
import { join } from "node:path";

import { atLeast, atMost, type BenchOptions, type Figure, type Part } from "../part";
import { printTable } from "../print-table";
import { createBlocks } from "./create-blocks";
import { measureFleet } from "./measure-fleet";
import { measurePerInstance, type PerInstance } from "./measure-per-instance";
import type { MeasuredRules } from "./measured-rules";
import { setStage, type Stage } from "./stage";
import { writeHistory } from "./write-history";

const TARGET_SECONDS = 0.5;
const TARGET_RATIO = 20;
/** Hours: rules look back a week and two hours. */
const HOURLY = 8 * 24 + 2;
const DENSE = 2;

/** Rule evaluation in a real Prometheus with a past, beside the same alerts written per instance. */
export const rulesPart: Part = {
  name: "rules",
  about: "rule evaluation in a real Prometheus, beside the same alerts written per instance",
  run: async (options) => {
    const instances = options.quick ? 100 : 1000;
    const stage = await setStage(instances);
    try {
      await writePast(stage, options);
      const fleet = await measureFleet(stage, options);
      const records = await measurePerInstance(stage, "records", options);
      const metrics = await measurePerInstance(stage, "metrics", options);
      print(instances, { fleet, records, metrics });
      return [...figures(instances, { fleet, records, metrics }), ...fleet.figures, ...records.paced.figures, ...metrics.paced.figures];
    } finally {
      await stage.stop();
    }
  },
};

/** The same alerts, for the fleet and for each instance, and there with the records of this package and without. */
interface Ways {
  readonly fleet: MeasuredRules;
  readonly records: PerInstance;
  readonly metrics: PerInstance;
}

function print(instances: number, { fleet, records, metrics }: Ways): void {
  const row = (name: string, { rules, sample, seconds, usual, cpu }: MeasuredRules): readonly (string | number)[] => [
    sample === undefined ? name : `${name}; measured of ${sample}, scaled`,
    rules,
    seconds.toFixed(3),
    usual.toFixed(3),
    `${(100 * cpu).toFixed(1)} % of a core`,
  ];
  printTable(
    `Full evaluation at ${instances} instances`,
    ["rules", "number", "fastest s", "median s", "CPU, whole process"],
    [
      row("fleet-generic, with info series, records and slow groups", fleet),
      row("one rule an instance, as by hand: from the metrics, at every interval", metrics.steady),
      row("one rule an instance, from the metrics, slow ones as slowly", metrics.paced),
      row("one rule an instance, from the records of this package, slow ones as slowly", records.paced),
    ],
  );
}

function figures(instances: number, { fleet, records, metrics }: Ways): readonly Figure[] {
  const times = ({ seconds }: MeasuredRules): number => seconds / fleet.seconds;
  const beside = (name: string, measured: MeasuredRules): Figure => ({
    name: `times cheaper than ${name}`,
    value: `${times(measured).toFixed(1)} times`,
    target: "-",
    held: undefined,
  });
  return [
    atMost(`full evaluation at ${instances} instances`, fleet.seconds, TARGET_SECONDS, "s", 3),
    atLeast("times cheaper than the same alerts, a rule for each instance, as by hand", times(metrics.steady), TARGET_RATIO, "times"),
    beside("the same, where slow ones are evaluated as slowly as here", metrics.paced),
    beside("the same, where they also read the records of this package", records.paced),
  ];
}

async function writePast(stage: Stage, { progress }: BenchOptions): Promise<void> {
  const { place } = stage;
  const file = join(place.folder, "past.txt");
  const started = performance.now();
  const until = Math.floor(Date.now() / 60_000) * 60_000;
  const samples = await writeHistory(file, stage, { until, hourly: HOURLY, dense: DENSE }, progress);
  const bytes = (await stat(file)).size;
  progress(
    `${(samples / 1e6).toFixed(1)} million samples (${(bytes / 1e6).toFixed(0)} MB) simulated in ${((performance.now() - started) / 1_000).toFixed(0)} s; promtool makes blocks of them`,
  );
  await createBlocks(file, place.data);
  await rm(file);
}
