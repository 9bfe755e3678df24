import type { Dashboard } from "../model";
import { comparison } from "./fleet-comparison";
import { missing } from "./fleet-missing";
import { now } from "./fleet-now";
import { overTime } from "./fleet-over-time";
import { topTen } from "./fleet-top";
import { changesOfFleet } from "./marks";
import * as variables from "./variables";

/** The overview: every instance in a row, what fires, who is worst, what is missing. */
export const fleet: Dashboard = {
  id: "fleet",
  title: "Fleet",
  description: "Every Aura instance: what fires, who is worst, and what is missing.",
  range: "6h",
  pace: "live",
  variables: variables.fleetOf("many"),
  marks: changesOfFleet,
  sections: [now, comparison, topTen, missing, overTime],
};
