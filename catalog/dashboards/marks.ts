import { cpuLimit } from "../metrics/cpu";
import { gcTimeYoung } from "../metrics/memory";
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
  query: { kind: "resets", of: gcTimeYoung, window: "5m" },
  says: "counters of {{instance_id}} began anew: a member restarted",
};
const noted = (tag: string, title: string): Mark => ({ kind: "noted", id: tag, title, tag });

const notes: readonly Mark[] = [noted("deployment", "Deployments"), noted("scaling", "Scaling"), noted("incident", "Incidents")];

/** What may explain a step in a line of one instance. */
export const changesOfInstance: readonly Mark[] = [alerts, cores, storage, restarts, ...notes];

const off = (mark: Mark): Mark => ({ ...mark, isOff: true });

/** The same for many instances: what happens often is marked only where a reader asks for it. */
export const changesOfFleet: readonly Mark[] = [...[alerts, cores, storage, restarts].map(off), ...notes];

/** The same for weeks, over which nobody tells restarts apart. */
export const changesOfWeeks: readonly Mark[] = [off(alerts), cores, storage, ...notes];

/** What was noted, and nothing else. */
export const eventsOfFleet: readonly Mark[] = notes;
