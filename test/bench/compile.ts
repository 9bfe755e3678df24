import { compileFleet, differing, GROWS, textsOf } from "./fleet-texts";
import { median } from "./median";
import { atMost, type Figure, type Part } from "./part";
import { printTable } from "./print-table";

const RUNS = 15;
const SIZES = [1, 10, 100, 1000];
const TARGET_MS = 100;

function measure(instances: number) {
  const runs = Array.from({ length: RUNS }, () => {
    const from = { wall: performance.now(), cpu: process.cpuUsage() };
    compileFleet(instances);
    const { user, system } = process.cpuUsage(from.cpu);
    return { wall: performance.now() - from.wall, cpu: (user + system) / 1_000 };
  });
  const files = [...textsOf(compileFleet(instances))];
  const size = (grows: boolean): number =>
    files.filter(([path]) => GROWS.test(path) === grows).reduce((sum, [, text]) => sum + Buffer.byteLength(text), 0);
  return {
    instances,
    wall: median(runs.map(({ wall }) => wall)),
    cpu: median(runs.map(({ cpu }) => cpu)),
    info: size(true),
    rest: size(false),
  };
}

function identical(): Figure {
  const different = differing(textsOf(compileFleet(SIZES[0]!)), textsOf(compileFleet(SIZES.at(-1)!)));
  return {
    name: "files that differ between 1 and 1,000 instances (beside info series and scrape limits)",
    value: different.length === 0 ? "none" : different.join(", "),
    target: "none",
    held: different.length === 0,
  };
}

/**
 * How long config → plan → all documents takes, and how much is written, by the size of the fleet. The CPU is what is judged: it holds all
 * of the process's threads, so it is no less than what a quiet machine takes, and a busy one adds little to it.
 */
export const compilePart: Part = {
  name: "compile",
  about: "config → plan → every document: time and bytes",
  run: ({ progress }) => {
    const rows = SIZES.map((instances) => {
      progress(`compiling ${instances} instances, ${RUNS} times`);
      return measure(instances);
    });
    printTable(
      `Compile, median of ${RUNS}`,
      ["instances", "ms", "CPU ms", "bytes of info series", "all other bytes"],
      rows.map((it) => [it.instances, it.wall.toFixed(1), it.cpu.toFixed(1), it.info, it.rest]),
    );
    return Promise.resolve([atMost("compile at 1,000 instances, CPU", rows.at(-1)!.cpu, TARGET_MS, "ms"), identical()]);
  },
};
