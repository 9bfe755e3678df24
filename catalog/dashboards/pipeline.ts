import type { Dashboard } from "../model";
import { eventsOfFleet } from "./marks";
import { dataAndHeartbeats } from "./pipeline-data";
import { endpoints } from "./pipeline-endpoints";
import { alertmanagerItself, prometheusItself } from "./pipeline-servers";
import * as variables from "./variables";

/** The watcher itself: what is read from Aura, what is computed, who is told. */
export const pipeline: Dashboard = {
  id: "pipeline",
  title: "Pipeline",
  description: "The watcher itself: scrapes, age of data, rules, messages and heartbeats.",
  range: "6h",
  pace: "live",
  variables: [variables.stack("many"), variables.project("many"), variables.prometheus, variables.alertmanager],
  marks: eventsOfFleet,
  sections: [endpoints, dataAndHeartbeats, prometheusItself, alertmanagerItself],
};
