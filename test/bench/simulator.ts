import { collect } from "../../demo/simulator/collect";
import { sampleProject } from "../../demo/simulator/sample-fleet";
import { newWorld } from "../../demo/simulator/world";
import { median } from "./median";
import type { Part } from "./part";
import { type Cell, printTable } from "./print-table";

const SCRAPES = 30;
const WARM_UP = 10;
const STEP = 30_000;

/** What one scrape of a simulated fleet costs the simulator, the clock a cache's life later each time. */
export const simulatorPart: Part = {
  name: "simulator",
  about: "one scrape of the simulated project endpoint",
  run: ({ quick, progress }) => {
    const sizes = quick ? [1, 100] : [1, 10, 100, 1000];
    const rows = (["summary", "comprehensive"] as const).flatMap((granularity) =>
      sizes.map((size) => {
        progress(`${size} instances, ${granularity}`);
        return measure(size, granularity);
      }),
    );
    printTable(
      "One scrape of the simulated project endpoint",
      ["instances", "granularity", "samples", "MB", "fastest ms", "median ms", "slowest ms"],
      rows,
    );
    return Promise.resolve([]);
  },
};

function measure(size: number, granularity: "summary" | "comprehensive"): readonly Cell[] {
  let now = Date.UTC(2026, 0, 5, 9);
  const world = newWorld([sampleProject("bench", size, { granularity, clientSecret: "bench" })], now, { seed: 1, lagMs: 0 });
  const project = world.projects[0]!;
  let body = "";
  const times = Array.from({ length: WARM_UP + SCRAPES }, () => {
    now += STEP;
    const from = performance.now();
    body = collect(world, project, project.residents, now);
    return performance.now() - from;
  }).slice(WARM_UP);
  const samples = body.split("\n").filter((line) => line !== "" && !line.startsWith("#")).length;
  return [
    size,
    granularity,
    samples,
    (Buffer.byteLength(body) / 1e6).toFixed(2),
    ...[Math.min(...times), median(times), Math.max(...times)].map((it) => it.toFixed(1)),
  ];
}
