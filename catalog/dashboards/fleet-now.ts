import { endpointDown } from "../alerts/availability";
import { dataStale, instanceMissing } from "../alerts/availability-data";
import { queryFailures } from "../alerts/errors";
import { latencyP99High } from "../alerts/performance-latency";
import { cpuSaturated, heapHigh, storageFilling } from "../alerts/saturation";
import { cpuUsage } from "../metrics/cpu";
import { queryLatencyP99 } from "../metrics/queries";
import { age, countOf, figure, grouped, guarded, highestOfInstance, judged, section, shown, table, watched } from "../model";
import { cpuUtilization, queryFailureRatio, storageUtilization } from "../records/shared";
import { firingFigures } from "./firing";
import { reporting } from "./status";
import { instances, worstAlert } from "./variables";

/** What is so now, and every instance in a row. */
export const now = section(100, "Now", [
  figure(101, "Reporting", {
    targets: [shown("reporting", countOf(age(cpuUsage, "10m")))],
    width: 3,
    means: "Instances with data that is at most ten minutes old.",
    normal: "All that the stack file names.",
    act: "Fewer: see What is missing, further down.",
  }),
  figure(102, "Missing", {
    targets: [shown("missing", countOf(guarded(instanceMissing)))],
    width: 3,
    means: "Instances that the stack file names, that are not expected to be paused, and that have no data.",
    normal: "None.",
    act: "See What is missing for their names.",
  }),
  ...firingFigures(103, 3),
  figure(107, "Oldest data", {
    targets: [shown("age", grouped("max", [], dataStale.when.signal))],
    alerts: [dataStale],
    width: 3,
    means: "Age of the newest sample of the instance whose data is oldest.",
    normal: "Less than two scrape intervals and a minute.",
    act: "Older: look at Pipeline before you trust any other panel.",
    opens: "pipeline",
  }),
  figure(108, "Endpoints up", {
    targets: [shown("up", grouped("min", [], endpointDown.when.signal))],
    alerts: [endpointDown],
    width: 3,
    means: "Whether the last scrape of every metrics endpoint succeeded.",
    normal: "Yes.",
    act: "No: Pipeline names the endpoint, `npm run check` the reason.",
    opens: "pipeline",
  }),
  table(109, "Instances", {
    targets: [
      shown("", instances),
      shown("Data", reporting),
      shown("Worst alert", worstAlert),
      judged("CPU", cpuUtilization, cpuSaturated),
      judged("Heap", watched(heapHigh), heapHigh),
      judged("Storage", storageUtilization, storageFilling),
      judged("p99", highestOfInstance(queryLatencyP99), latencyP99High),
      judged("Failed queries", highestOfInstance(queryFailureRatio), queryFailures),
      judged("Data age", watched(dataStale), dataStale),
    ],
    height: 12,
    sorted: [
      { by: "Worst alert", first: "highest" },
      { by: "Data", first: "lowest" },
    ],
    means:
      "A row for each instance; a colour where a value is beyond the stack's threshold. The worst stand on top; instances that the stack file does not name stand there, too.",
    normal: "No colour.",
    act: "Click on a name for everything about that instance.",
    opens: "instance",
  }),
]);
