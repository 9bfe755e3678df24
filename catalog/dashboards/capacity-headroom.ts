import { cpuOversized, instanceIdle, storageOversized } from "../alerts/capacity-cost";
import { cpuLimit } from "../metrics/cpu";
import { storageLimit } from "../metrics/storage";
import { type Alert, guarded, highestSix, judged, lines, type Panel, section, shown, table } from "../model";
import { cpuUtilizationHighest, storageUtilizationHighest, storageUtilizationIn30Days } from "../records/baselines";
import { boltConnectionsOpenHourly, cpuUtilizationHourly } from "../records/hourly";
import { OF_INSTANCE } from "./legends";
import { instances } from "./variables";

const saving = (id: number, title: string, alert: Alert, column: string, means: string, act: string): Panel =>
  table(id, title, {
    targets: [judged(column, guarded(alert), alert)],
    alerts: [alert],
    width: 8,
    height: 9,
    sorted: [{ by: column, first: "lowest" }],
    means: `${means} A colour marks what is below the threshold. Only instances with a week of history are listed.`,
    normal: "No colour.",
    act,
    opens: "instance",
  });

/** Room above, and room that is paid for and not used. */
export const headroom = section(300, "Headroom and cost", [
  lines(301, "CPU utilization, the six busiest", {
    targets: [shown(OF_INSTANCE, highestSix(cpuUtilizationHourly))],
    width: 12,
    min: 0,
    max: 1,
    means: "Mean CPU of each hour.",
    normal: "Daily peaks below 70 %.",
    act: "Peaks that grow from week to week: optimise or resize before they reach the limit.",
    opens: "instance",
  }),
  lines(302, "Open connections, the six with most", {
    targets: [shown(OF_INSTANCE, highestSix(boltConnectionsOpenHourly))],
    width: 12,
    min: 0,
    means: "Mean of open Bolt connections of each hour.",
    normal: "Level, in steps with releases.",
    act: "Steady growth: more application instances, or a leak.",
    opens: "instance",
  }),
  table(303, "Headroom", {
    targets: [
      shown("", instances),
      shown("Cores", cpuLimit),
      shown("Busiest hour of the week", cpuUtilizationHighest),
      shown("Disk", storageLimit),
      shown("Fullest hour of the week", storageUtilizationHighest),
      shown("Storage in 30 days", storageUtilizationIn30Days),
    ],
    height: 10,
    sorted: [{ by: "Busiest hour of the week", first: "highest" }],
    means: "What each instance has, what it used at most in a week, and where its storage leads.",
    normal: "Busiest hours between 30 and 70 %.",
    act: "The first need more, the last could have less.",
    opens: "instance",
  }),
  saving(
    304,
    "Idle instances",
    instanceIdle,
    "Queries a second",
    "Mean rate of queries over a week, lowest first.",
    "Ask the owner; pause or delete it.",
  ),
  saving(
    305,
    "Storage that is not used",
    storageOversized,
    "Fullest hour",
    "The fullest hour of a week, for instances with more than 32 GB.",
    "A smaller disk at the next migration.",
  ),
  saving(
    306,
    "CPU that is not used",
    cpuOversized,
    "Busiest hour",
    "The busiest hour of a week, for instances with more than one core.",
    "A smaller size, unless memory or short peaks need this one.",
  ),
]);
