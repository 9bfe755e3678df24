import { boltConnectionsOpened } from "../metrics/connections";
import { cpuLimit } from "../metrics/cpu";
import { storageLimit } from "../metrics/storage";
import { changes, type Mark, metric } from "../model";

const alerts: Mark = { kind: "alerts", id: "alerts", title: "Alerts" };
const cores: Mark = {
  kind: "query",
  id: "cores",
  title: "Cores changed",
  query: { kind: "series", of: changes(metric(cpuLimit), "5m") },
  says: "{{instance_id}} was given other CPU cores",
};
const storage: Mark = {
  kind: "query",
  id: "storage",
  title: "Storage changed",
  query: { kind: "series", of: changes(metric(storageLimit), "5m") },
  says: "{{instance_id}} was given another disk",
};
const restarts: Mark = {
  kind: "query",
  id: "restarts",
  title: "Restarts",
  query: { kind: "resets", of: boltConnectionsOpened, window: "5m" },
  says: "counters of {{instance_id}} began anew: a member restarted",
};
const noted = (tag: string, title: string): Mark => ({ kind: "noted", id: tag, title, tag });

/** What may explain a step in a line. */
export const changesOfInstances: readonly Mark[] = [
  alerts,
  cores,
  storage,
  restarts,
  noted("deployment", "Deployments"),
  noted("scaling", "Scaling"),
  noted("incident", "Incidents"),
];

/** What was noted, where the lines are those of many instances. */
export const eventsOfFleet: readonly Mark[] = [
  noted("deployment", "Deployments"),
  noted("scaling", "Scaling"),
  noted("incident", "Incidents"),
];
