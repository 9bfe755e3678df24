import { bars, grouped, lines, section, shown } from "../model";
import { cpuUtilization, queryRate } from "../records/shared";
import { cpuLimit } from "../metrics/cpu";
import { firingBySeverity } from "./firing";

/** The fleet as a whole. */
export const overTime = section(500, "Over time", [
  bars(501, "Alerts firing", {
    targets: firingBySeverity("stacked"),
    width: 12,
    min: 0,
    means: "Alerts that fired, by severity.",
    normal: "Few, and short.",
    act: "Many at once: one cause; look at what began first, on Alerts.",
    opens: "alerts",
  }),
  lines(502, "CPU of the fleet", {
    targets: [shown("highest", grouped("max", [], cpuUtilization)), shown("mean", grouped("mean", [], cpuUtilization))],
    width: 12,
    min: 0,
    max: 1,
    means: "The busiest instance, and the mean of all.",
    normal: "The mean is far below the highest.",
    act: "A mean that rises with all instances: a shared cause.",
    opens: "capacity",
  }),
  lines(503, "Queries by environment", {
    targets: [shown("{{environment}}", grouped("sum", ["environment"], queryRate))],
    width: 12,
    min: 0,
    means: "Queries a second of all instances of an environment that the stack file names.",
    normal: "The daily curve of the applications.",
    act: "All fall together: a shared network or identity provider.",
  }),
  lines(504, "Instances with data", {
    targets: [shown("instances", grouped("count", [], cpuLimit))],
    width: 12,
    min: 0,
    means: "Instances whose metrics arrive.",
    normal: "Constant.",
    act: "A step down: see What is missing.",
  }),
]);
