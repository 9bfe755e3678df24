import { cpus } from "node:os";
import { collect } from "../../demo/simulator/collect";
import { sampleProject } from "../../demo/simulator/sample-fleet";
import { newWorld, type Project } from "../../demo/simulator/world";

/** Prints what one scrape of a simulated fleet costs: `npx tsx test/bench/simulator.bench.ts`. */
function main(): void {
  console.log(`One scrape of the project endpoint, the clock 30 s later each time, ${cpus().length} × ${cpus()[0]?.model}`);
  console.log("instances  granularity     samples      MB  fastest ms   median ms   slowest ms");
  for (const granularity of ["summary", "comprehensive"] as const) for (const size of [1, 10, 100, 1_000]) measure(size, granularity);
}

function measure(size: number, granularity: "summary" | "comprehensive"): void {
  let now = Date.UTC(2026, 0, 5, 9);
  const world = newWorld([sampleProject("bench", size, { granularity, clientSecret: "bench" })], now, { seed: 1, lagMs: 0 });
  const project = world.projects[0] as Project;
  let body = Buffer.alloc(0);
  const times = Array.from({ length: 40 }, () => {
    now += 30_000;
    const from = performance.now();
    body = Buffer.from(collect(world, project, project.residents, now));
    return performance.now() - from;
  })
    .slice(10)
    .sort((one, other) => one - other);
  const samples = body
    .toString()
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#")).length;
  const cells = [
    (body.length / 1e6).toFixed(2).padStart(8),
    (times[0] ?? NaN).toFixed(1).padStart(12),
    (times[15] ?? NaN).toFixed(1).padStart(12),
    (times[29] ?? NaN).toFixed(1).padStart(13),
  ];
  console.log(`${String(size).padStart(9)}  ${granularity.padEnd(13)}${String(samples).padStart(10)}${cells.join("")}`);
}

main();
