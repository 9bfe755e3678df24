import { catalog } from "../../catalog";
import { type CompiledStack, compileStack, filesOf } from "../../stacks/compile";
import { planStack } from "../../stacks/plan";
import { fleetConfig } from "./fleet-config";
import { median } from "./median";
import { atMost, type Figure, type Part } from "./part";
import { printTable } from "./print-table";

const RUNS = 15;
const SIZES = [1, 10, 100, 1000];
const TARGET_MS = 100;

/** What may differ with the size of the fleet: what is known per instance, and the computed limits of the scrape job. */
const GROWS = /info\.yml$/;
const LIMITS = /^( *(?:sample_limit|body_size_limit):).*$/gm;

const compile = (instances: number): CompiledStack => {
  const { plan, config } = planStack(fleetConfig(instances), catalog, { stack: "prod" });
  return compileStack(plan, config, () => "/etc/prometheus/aura");
};

const textsOf = (instances: number): ReadonlyMap<string, string> =>
  new Map(
    filesOf(compile(instances)).sets.flatMap(({ set, files }) =>
      Object.entries(files).map(([path, text]): [string, string] => [`${set}/${path}`, text]),
    ),
  );

function measure(instances: number) {
  const runs = Array.from({ length: RUNS }, () => {
    const from = { wall: performance.now(), cpu: process.cpuUsage() };
    compile(instances);
    const { user, system } = process.cpuUsage(from.cpu);
    return { wall: performance.now() - from.wall, cpu: (user + system) / 1_000 };
  });
  const files = [...textsOf(instances)];
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

/** Paths of the files that differ between a small and a large fleet although they must not. */
function differing(few: number, many: number): readonly string[] {
  const [small, large] = [textsOf(few), textsOf(many)];
  const kept = (text: string | undefined): string | undefined => text?.replace(LIMITS, "$1");
  return [...new Set([...small.keys(), ...large.keys()])].filter(
    (path) => !GROWS.test(path) && kept(small.get(path)) !== kept(large.get(path)),
  );
}

function identical(): Figure {
  const different = differing(SIZES[0]!, SIZES.at(-1)!);
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
