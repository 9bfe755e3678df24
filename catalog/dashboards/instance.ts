import { dataStale } from "../alerts/availability-data";
import { cpuSaturated, heapHigh, storageFilling } from "../alerts/saturation";
import { type Dashboard, figure, gaugePanel, section, shown, watched } from "../model";
import { data } from "./database-data";
import { queries } from "./database-queries";
import { transactions } from "./database-transactions";
import { connections } from "./instance-connections";
import { memory } from "./instance-memory";
import { resource } from "./instance-resource";
import { changesOfInstance } from "./marks";
import { reporting } from "./status";
import * as variables from "./variables";

const now = section(100, "Now", [
  figure(101, "Data", {
    targets: [shown("reporting", reporting)],
    means: "Whether metrics of this instance arrive.",
    normal: "Reporting.",
    act: "Missing: was it paused, deleted, or taken out of the Metrics Integration?",
    opens: "pipeline",
  }),
  figure(102, "Age of data", {
    targets: [shown("age", watched(dataStale))],
    alerts: [dataStale],
    means: "Everything below is as old as this.",
    normal: "Less than two scrape intervals and a minute.",
    act: "Older: look at Pipeline before you trust any other panel.",
    opens: "pipeline",
  }),
  figure(103, "Alerts firing", {
    targets: [shown("firing", { kind: "alerts", state: "firing", by: [] })],
    means: "Alerts about this instance that fire now.",
    normal: "None.",
    act: "Open Alerts for what, since when, and the runbooks.",
    opens: "alerts",
  }),
  gaugePanel(104, "CPU", {
    targets: [shown("CPU", watched(cpuSaturated))],
    alerts: [cpuSaturated],
    min: 0,
    max: 1,
    means: "Share of the CPU that the busiest member uses now.",
    normal: "Below 70 %.",
    act: "See Resource.",
  }),
  gaugePanel(105, "Heap", {
    targets: [shown("heap", watched(heapHigh))],
    alerts: [heapHigh],
    min: 0,
    max: 1,
    means: "Share of the heap that the fullest member uses now.",
    normal: "20 to 60 %.",
    act: "See Instance: memory.",
  }),
  gaugePanel(106, "Storage", {
    targets: [shown("storage", watched(storageFilling))],
    alerts: [storageFilling],
    min: 0,
    max: 1,
    means: "Share of the disk that the databases have reserved.",
    normal: "Below 70 %.",
    act: "See Resource, and Capacity for when it will be full.",
    opens: "capacity",
  }),
]);

/** Everything about one instance: its resources, the instance itself, its databases. */
export const instance: Dashboard = {
  id: "instance",
  title: "Instance",
  description: "One Aura instance from its resources down to its databases.",
  range: "6h",
  pace: "live",
  variables: variables.fleetOf("one"),
  marks: changesOfInstance,
  sections: [now, resource, memory, connections, queries, transactions, data],
};
