import type { StackConfigInput } from "../../../stacks/config";
import { monthAgo } from "../../dashboards/harness/fleet-input";

/** Where everything is. */
export interface PreviewUrls {
  readonly aura: string;
  readonly prometheus: string;
  readonly alertmanager: string;
  /** Long-term storage. */
  readonly store: string;
}

/** Instances of the stack file that Aura has. */
const INSTANCES = {
  orders: { id: "6b0c65e8", team: "payments", tier: "critical" },
  billing: { id: "269e0d37", team: "payments", tier: "standard" },
  catalog: { id: "3fa1b2c4", team: "shop", tier: "critical" },
  search: { id: "51d07e9a", team: "shop", tier: "standard" },
  sandbox: { id: "00000123", team: "shop", tier: "development", environment: "dev" },
} as const;

/** An instance of the stack file that Aura does not have. */
const MISSING = { warehouse: { id: "deadbeef", team: "payments", tier: "standard" } } as const;

/** A small fleet with every alert switched on; CPU alerts fire at once, so that there is something to see. */
export const previewInput = (urls: PreviewUrls, directory: string, interval: `${number}s`, isComplete: boolean): StackConfigInput => ({
  environment: "prod",
  aura: {
    metricsUrl: urls.aura,
    tokenUrl: `${urls.aura}/oauth/token`,
    projects: {
      shop: {
        id: "d3300000-0000-5000-8000-0000000000e5",
        clientId: "reader",
        clientSecret: "aura",
        granularity: "comprehensive",
        credentialsIssued: monthAgo(),
        instances: limited({ ...INSTANCES, ...(isComplete ? {} : MISSING) }),
      },
    },
  },
  scrape: { interval },
  prometheus: { kind: "files", directory, mode: "own", url: urls.prometheus },
  alertmanager: { mode: "own", url: urls.alertmanager },
  remoteWrite: { store: { url: urls.store } },
  contacts: { oncall: { kind: "pagerduty", routingKey: "pagerduty", url: `${urls.aura}/nowhere` } },
  routes: [{ to: "oncall" }],
  alerts: { pack: "full", thresholds: { "cpu-saturated": { holds: "0s" } } },
});

const limited = <T extends object>(instances: Readonly<Record<string, T>>) =>
  Object.fromEntries(Object.entries(instances).map(([name, it]) => [name, { ...it, limits: { boltConnections: 400 } }]));
