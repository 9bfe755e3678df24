import type { Dashboard } from "../model";
import { alerts } from "./alerts";
import { capacity } from "./capacity";
import { cluster } from "./cluster";
import { database } from "./database";
import { fleet } from "./fleet";
import { instance } from "./instance";
import { pipeline } from "./pipeline";

/** Every page, the overview first. */
export const dashboards: readonly Dashboard[] = [fleet, alerts, instance, database, cluster, capacity, pipeline];
