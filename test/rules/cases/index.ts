import type { RuleCase } from "../harness/rule-case";
import * as availability from "./availability";
import * as capacity from "./capacity";
import * as cluster from "./cluster";
import * as errors from "./errors";
import * as performance from "./performance";
import * as pipeline from "./pipeline";
import * as saturation from "./saturation";

/** The cases of every alert. */
export const ruleCases: readonly RuleCase[] = [availability, pipeline, saturation, errors, performance, cluster, capacity].flatMap(
  (concern): RuleCase[] => Object.values(concern),
);
