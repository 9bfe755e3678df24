import { CLIENT, PROJECT } from "../../e2e/harness/stack-input";

/** Sections of a stack file, over the shared defaults of the checkout. */
export type Sections = Readonly<Record<string, unknown>>;

/** Where a stack's world is. */
export interface World {
  /** Origin of the simulated Aura. */
  readonly aura: string;
  /** PagerDuty's event address. */
  readonly pagerDuty: string;
}

/** The sections of a stack in operator mode that tells everybody at once. @param prometheus what differs in its section */
export const operatorSections = ({ aura, pagerDuty }: World, prometheus: object = {}): Sections => ({
  environment: "test",
  aura: {
    metricsUrl: aura,
    tokenUrl: `${aura}/oauth/token`,
    projects: { shop: { id: PROJECT, clientId: CLIENT, clientSecret: "aura", instances: { orders: { id: "6b0c65e8", team: "shop" } } } },
  },
  scrape: { interval: "2s" },
  prometheus: { kind: "operator", release: "kube-prometheus-stack", ...prometheus },
  watcher: { prometheus: null, alertmanager: null },
  contacts: {
    "database-channel": null,
    pager: { kind: "pagerduty", routingKey: "pagerduty", url: pagerDuty },
    channel: { kind: "slack", channel: "#db-alerts", webhook: "slack" },
  },
  routes: [{ to: ["pager", "channel"], groupWait: "0s", groupInterval: "1s" }],
});

/** Names of the secrets that these sections name. */
export const SECRETS = ["aura", "pagerduty", "slack"] as const;
