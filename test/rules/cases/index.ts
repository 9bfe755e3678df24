import type { RuleCase } from "../harness/rule-case";
import * as availability from "./availability";
import * as capacityCost from "./capacity-cost";
import * as capacityGrowth from "./capacity-growth";
import * as cluster from "./cluster";
import * as errors from "./errors";
import * as performanceLatency from "./performance-latency";
import * as performanceThroughput from "./performance-throughput";
import * as performanceTransactions from "./performance-transactions";
import * as pipeline from "./pipeline";
import * as saturation from "./saturation";

/** The cases of alerts that belong together: each has a file of tests of its own, so that mocha's workers share them. */
export const CASES = {
  availability,
  pipeline,
  saturation,
  errors,
  "performance-latency": performanceLatency,
  "performance-throughput": performanceThroughput,
  "performance-transactions": performanceTransactions,
  cluster,
  "capacity-cost": capacityCost,
  "capacity-growth": capacityGrowth,
} as const satisfies Readonly<Record<string, Readonly<Record<string, RuleCase>>>>;

/** The cases of every alert. */
export const ruleCases: readonly RuleCase[] = Object.values(CASES).flatMap((cases): RuleCase[] => Object.values(cases));
