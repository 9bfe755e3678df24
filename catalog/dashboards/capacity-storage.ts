import { storageFullIn30Days, storageFullIn4Days } from "../alerts/capacity";
import { highestSix, highestTen, lines, ranking, section, shown } from "../model";
import { storageUtilizationIn30Days } from "../records/baselines";
import { storageUtilizationHourly } from "../records/hourly";
import { OF_INSTANCE } from "./legends";

/** How full disks are, and when they will be full. */
export const storage = section(100, "Storage: growth and forecast", [
  lines(101, "Storage utilization, the six fullest", {
    targets: [shown(OF_INSTANCE, highestSix(storageUtilizationHourly))],
    width: 12,
    min: 0,
    max: 1,
    means: "Share of the disk that is reserved, by the hour.",
    normal: "Slow growth, with room above.",
    act: "Extend the line with your eyes, then see the forecast.",
    opens: "instance",
  }),
  ranking(102, "Storage in 30 days", {
    targets: [shown(OF_INSTANCE, highestTen(storageUtilizationIn30Days))],
    alerts: [storageFullIn30Days],
    width: 12,
    height: 8,
    min: 0,
    max: 1,
    means: "Where the growth of the last seven days leads in 30 days; 100 % is a full disk.",
    normal: "Below 100 %.",
    act: "Above: order the next size now, while there is time to choose.",
    opens: "instance",
  }),
  lines(103, "Forecast for 30 days", {
    targets: [shown(OF_INSTANCE, highestSix(storageFullIn30Days.when.signal))],
    alerts: [storageFullIn30Days],
    width: 12,
    means: "The same forecast as it was made at each hour: whether it settles or still swings.",
    normal: "A level line below 100 %.",
    act: "A single import bends it upward for a week; steady growth does not go away.",
    opens: "instance",
  }),
  lines(104, "Forecast for 4 days", {
    targets: [shown(OF_INSTANCE, highestSix(storageFullIn4Days.when.signal))],
    alerts: [storageFullIn4Days],
    width: 12,
    means: "Where the growth of the last day leads in four days.",
    normal: "Below 100 %.",
    act: "Above: stop the import, or resize today.",
    opens: "instance",
  }),
]);
