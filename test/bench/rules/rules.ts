import { rm, stat } from "node:fs/promises";
import { join } from "node:path";

import { atLeast, atMost, type BenchOptions, type Figure, type Part } from "../part";
import { printTable } from "../print-table";
import { createBlocks } from "./create-blocks";
import { measureFleet } from "./measure-fleet";
import { measurePerInstance } from "./measure-per-instance";
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
      const each = await measurePerInstance(stage, options);
      printTable(
        `Full evaluation at ${instances} instances`,
        ["rules", "number", "fastest s", "median s", "CPU, whole process"],
        [
          ["fleet-generic, with info series and records", fleet.rules, fleet.seconds.toFixed(3), fleet.usual.toFixed(3), cores(fleet.cpu)],
          [
            `one rule an instance, with the same records, without info series${each.sample === undefined ? "" : `; measured of ${each.sample}, scaled`}`,
            each.rules,
            each.seconds.toFixed(3),
            each.usual.toFixed(3),
            cores(each.cpu),
          ],
        ],
      );
      return [...figures(instances, fleet.seconds, each.seconds), ...fleet.figures, ...each.figures];
    } finally {
      await stage.stop();
    }
  },
};

const cores = (share: number): string => `${(100 * share).toFixed(1)} % of a core`;

function figures(instances: number, fleet: number, each: number): readonly Figure[] {
  return [
    atMost(`full evaluation at ${instances} instances`, fleet, TARGET_SECONDS, "s", 3),
    atLeast("times cheaper than one rule an instance", each / fleet, TARGET_RATIO, "times"),
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
