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

type Instances = StackConfigInput["aura"]["projects"][string]["instances"] & object;

/** Instances of the stack file that Aura has. */
const INSTANCES: Instances = {
  orders: { id: "6b0c65e8", team: "payments", tier: "critical" },
  billing: { id: "269e0d37", team: "payments", tier: "standard" },
  catalog: { id: "3fa1b2c4", team: "shop", tier: "critical" },
  search: { id: "51d07e9a", team: "shop", tier: "standard" },
  sandbox: { id: "00000123", team: "shop", tier: "development", environment: "dev" },
};

/** More of them, for pictures. */
const MORE: Instances = {
  checkout: { id: "7c90d1f2", team: "payments", tier: "critical" },
  ledger: { id: "81b2e6a7", team: "payments", tier: "standard" },
  fraud: { id: "9d04c3b8", team: "risk", tier: "critical" },
  identity: { id: "a6f1528c", team: "platform", tier: "critical" },
  recommendations: { id: "b37e90d5", team: "shop", tier: "standard" },
  "fraud-staging": { id: "c2d8417f", team: "risk", tier: "standard", environment: "staging" },
};

/** An instance of the stack file that Aura does not have. */
const MISSING: Instances = { warehouse: { id: "deadbeef", team: "payments", tier: "standard" } };

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
        instances: limited({ ...INSTANCES, ...(isComplete ? MORE : MISSING) }),
      },
    },
  },
  scrape: { interval },
  prometheus: { kind: "files", directory, mode: "own", url: urls.prometheus },
  alertmanager: { mode: "own", url: urls.alertmanager },
  remoteWrite: { store: { url: urls.store } },
  contacts: { oncall: { kind: "pagerduty", routingKey: "pagerduty", url: `${urls.aura}/nowhere` } },
  routes: [{ to: "oncall", groupWait: "1s" }],
  alerts: { pack: "full", thresholds: { "cpu-saturated": { holds: "0s" } } },
});

const limited = <T extends object>(instances: Readonly<Record<string, T>>) =>
  Object.fromEntries(Object.entries(instances).map(([name, it]) => [name, { ...it, limits: { boltConnections: 400 } }]));
