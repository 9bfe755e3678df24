import { credentialsOld, dataStale, metricFamilyVanished } from "../alerts/availability-data";
import { fleetHeartbeat, pipelineHeartbeat, projectHeartbeat } from "../alerts/pipeline-delivery";
import { cpuLimit } from "../metrics/cpu";
import {
  grouped,
  highestSix,
  highestTen,
  highestTenAbove,
  lines,
  lowestSix,
  lowestTwenty,
  ranking,
  section,
  shown,
  states,
  watched,
} from "../model";
import { OF_ENDPOINT, OF_INSTANCE } from "./legends";

/** What arrives, how old it is, and the sign of life. */
export const dataAndHeartbeats = section(200, "Data and heartbeats", [
  ranking(201, "Age of data, the ten oldest", {
    targets: [shown(OF_INSTANCE, highestTen(dataStale.when.signal))],
    alerts: [dataStale],
    height: 8,
    min: 0,
    means: "Age of the newest sample, by Aura's own timestamps.",
    normal: "Less than two scrape intervals and a minute.",
    act: "All rise while scrapes succeed: Aura serves old data; look at its status page.",
    opens: "instance",
  }),
  lines(202, "Instances with data", {
    targets: [shown("instances", grouped("count", [], cpuLimit))],
    min: 0,
    means: "Instances whose metrics arrive.",
    normal: "Constant.",
    act: "A step down: Fleet names what is missing.",
    opens: "fleet",
  }),
  ranking(203, "Metric families that vanished", {
    targets: [shown(OF_INSTANCE, highestTenAbove(metricFamilyVanished.when.signal, 0))],
    alerts: [metricFamilyVanished],
    height: 8,
    empty: "Every instance has the metrics that it had yesterday.",
    means: "How many metric families an instance had yesterday and has no more; the ten that lack most.",
    normal: "Empty.",
    act: "The runbook says how to find out which.",
    opens: "instance",
  }),
  states(204, "Heartbeat by endpoint", {
    targets: [shown(OF_ENDPOINT, lowestTwenty(pipelineHeartbeat.when.signal))],
    alerts: [pipelineHeartbeat],
    width: 8,
    means: "Whether an endpoint was read in the last five minutes: then a sign of life is sent. Of more than twenty, those without.",
    normal: "Yes, always.",
    act: "No: the heartbeats of its project and of the stack stop, and the watchdog behind them calls; see Scrapes.",
  }),
  lines(205, "Endpoints with a heartbeat", {
    targets: [shown("{{aura_stack}}", watched(fleetHeartbeat)), shown("{{project_name}}", lowestSix(projectHeartbeat.when.signal))],
    alerts: [fleetHeartbeat, projectHeartbeat],
    min: 0,
    max: 1,
    means: "Share of the endpoints of a stack, and of the six projects with the lowest, that were read in the last five minutes.",
    normal: "100 %.",
    act: "Less: the heartbeat of that project, and of the whole stack, has stopped; see Scrapes.",
  }),
  lines(206, "Age of credentials, the six oldest", {
    targets: [shown("{{project_name}}", highestSix(credentialsOld.when.signal))],
    alerts: [credentialsOld],
    min: 0,
    means: "Time since the API key of a project was issued, where the stack file says when.",
    normal: "Less than 90 days.",
    act: "Issue a new one, put it in place, then revoke the old one.",
  }),
]);
