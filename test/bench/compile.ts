import Table from "cli-table3";

import { catalog } from "../../catalog";
import { compileStack } from "../../stacks/compile";
import { planStack } from "../../stacks/plan";
import { fleetConfig } from "./fleet-config";

const RUNS = 15;
const TARGET_MS = 100;

const compile = (instances: number) => {
  const { plan, config } = planStack(fleetConfig(instances), catalog, { stack: "prod" });
  return compileStack(plan, config, "/etc/prometheus/aura");
};

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
}

/** How long config → plan → all documents takes, and how much is written, by the size of the fleet. */
export function benchCompile(): boolean {
  const table = new Table({ head: ["instances", "compile, median ms", "info bytes", "all other bytes"], style: { head: [], border: [] } });
  const rows = [1, 10, 100, 1000].map((instances) => {
    const times = Array.from({ length: RUNS }, () => {
      const started = performance.now();
      compile(instances);
      return performance.now() - started;
    });
    const files = compile(instances).files.sets.flatMap((it) => Object.entries(it.files));
    const size = (wanted: boolean): number => files.filter(([path]) => path.endsWith("info.yml") === wanted).reduce((sum, [, text]) => sum + Buffer.byteLength(text), 0);
    return { instances, ms: median(times), info: size(true), rest: size(false) };
  });
  for (const it of rows) table.push([it.instances, it.ms.toFixed(1), it.info, it.rest]);
  console.log(table.toString());
  const { ms } = rows.at(-1)!;
  console.log(`compile at 1,000 instances: ${ms.toFixed(1)} ms (target ${TARGET_MS} ms)`);
  return ms <= TARGET_MS;
}
