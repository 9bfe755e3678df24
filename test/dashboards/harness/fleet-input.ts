import type { Granularity } from "../../../catalog/model";
import { fleetConfig } from "../../bench/fleet-config";

/** Where everything is. */
export interface FleetUrls {
  readonly aura: string;
  readonly prometheus: string;
  readonly alertmanager: string;
  /** Long-term storage. */
  readonly store: string;
}

/** What a stack file says of a fleet. */
export interface FleetSaid {
  readonly instances: number;
  readonly granularity: Granularity;
  /** Instances that Aura does not have. @default 0 */
  readonly ghosts?: number;
}

/** The first instance that Aura does not have. */
export const GHOST = "deadbee0";

/** More are not scraped in two seconds on a machine that is busy with other tests. */
const MANY = 50;

/** Every alert is on, and one of them fires at once, so that its panels can be seen. */
export function fleetInput({ instances, granularity, ghosts = 0 }: FleetSaid, urls: FleetUrls): object {
  const { aura, prometheus, contacts, ...base } = fleetConfig(instances);
  const [[key, project]] = Object.entries(aura.projects) as [[string, (typeof aura.projects)[string]]];
  const ghost = Object.fromEntries(
    Array.from({ length: ghosts }, (_, index) => [`ghost-${index}`, { id: `${GHOST.slice(0, -1)}${index}` }]),
  );
  return {
    ...base,
    aura: {
      metricsUrl: urls.aura,
      tokenUrl: `${urls.aura}/oauth/token`,
      projects: { [key]: { ...project, granularity, credentialsIssued: monthAgo(), instances: { ...project.instances, ...ghost } } },
    },
    scrape: { interval: instances > MANY ? "5s" : "2s" },
    prometheus: { ...prometheus, url: urls.prometheus },
    alertmanager: { mode: "own", url: urls.alertmanager },
    contacts: { ...contacts, oncall: { kind: "pagerduty", routingKey: "pagerduty", url: `${urls.aura}/nowhere` } },
    routes: [{ to: "oncall", groupWait: "1s" }],
    remoteWrite: { store: { url: urls.store } },
    alerts: { ...base.alerts, thresholds: { "cpu-saturated": { holds: "0s" } } },
  };
}

/** A day on which credentials were issued that are not old. */
export const monthAgo = (): string => new Date(Date.now() - 30 * 86_400_000).toISOString().slice(0, 10);
