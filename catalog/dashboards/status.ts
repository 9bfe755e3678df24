import { cpuUsage } from "../metrics/cpu";
import { age, fact, type Query } from "../model";

/** Whether each instance has data that is at most ten minutes old. */
export const reporting: Query = { kind: "reporting", seen: age(cpuUsage, "10m"), expected: fact("expected-instance") };
