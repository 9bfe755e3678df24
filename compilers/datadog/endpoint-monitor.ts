import { type Plan, type PlannedAlert, type Severity, toSeconds } from "../../catalog/model";
import { HEALTH_CHECK } from "../../languages/datadog";
import { described } from "./described";
import type { MonitorDocument } from "./document";
import { type Handles, tellers } from "./handles";
import { messageOf } from "./message";
import { bare } from "./watch";

/** Whether an alert asks if an endpoint can be read, which the check itself tells after each run. */
export function isAboutEndpoints({ when, guards }: PlannedAlert): boolean {
  const signal = bare(when.signal);
  return signal.kind === "scrape" && signal.name === "up" && when.kind === "below" && guards.length === 0;
}

/** Minutes after which people are told that the check does not run at all. */
const NO_DATA = 15;

/** So many failed runs in a row as fit into the time that the alert must hold, and one more; it ends after as many good ones as it goes on for. */
export function endpointMonitor(alert: PlannedAlert, severity: Severity, plan: Plan, handles: Handles): MonitorDocument {
  const critical = Math.floor(toSeconds(alert.holds) / plan.interval) + 1;
  const ok = Math.max(1, Math.ceil(toSeconds(alert.keepFiring) / plan.interval));
  const last = Math.max(critical, ok) + 1;
  return {
    ...described(alert, severity, plan),
    id: `${alert.id}-${severity}`,
    role: "notifies",
    type: "service check",
    query: `"${HEALTH_CHECK}".over("aura_stack:${plan.stack}").by("aura_project","aura_endpoint").last(${last}).count_by_status()`,
    thresholds: { critical, ok },
    message: messageOf({ alert, severity, level: critical }, plan, handles),
    noDataTimeframe: NO_DATA,
    ...tellers(alert, severity, plan, handles),
  };
}
