import type { Dashboard } from "../model";
import { growthOfData } from "./capacity-growth";
import { headroom } from "./capacity-headroom";
import { regression } from "./capacity-regression";
import { storage } from "./capacity-storage";
import { changesOfWeeks } from "./marks";
import * as variables from "./variables";

/** The long view, on hourly records: growth, forecast, headroom, cost and regression. */
export const capacity: Dashboard = {
  id: "capacity",
  title: "Capacity",
  description: "Growth and forecast, headroom, what is paid for and not used, and what was faster last week.",
  range: "30d",
  pace: "slow",
  variables: variables.fleetOf("many"),
  marks: changesOfWeeks,
  sections: [storage, growthOfData, headroom, regression],
};
