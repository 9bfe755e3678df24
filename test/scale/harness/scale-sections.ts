import { CLIENT, PROJECT } from "../../e2e/harness/stack-input";

/** Sections of a stack file, over the shared defaults of the checkout. */
export type Sections = Readonly<Record<string, unknown>>;

/** Where a stack's world is. */
export interface World {
  /** Origin of the simulated Aura. */
  readonly aura: string;
  /** PagerDuty's event address. */
  readonly pagerDuty: string;
  /** Origin of Mimir. */
  readonly mimir: string;
  readonly tenant: string;
  /** Where files go. */
  readonly directory: string;
  /** Where the agent listens. */
  readonly agent: string;
}

/** A stack whose agent writes to Mimir, whose rules Mimir evaluates, and whose people Mimir's Alertmanager tells. */
export const scaleSections = ({ aura, pagerDuty, mimir, tenant, directory, agent }: World, more: Sections = {}): Sections => ({
  environment: "test",
  aura: {
    metricsUrl: aura,
    tokenUrl: `${aura}/oauth/token`,
    projects: { shop: { id: PROJECT, clientId: CLIENT, clientSecret: "aura", instances: { orders: { id: "6b0c65e8", team: "shop" } } } },
  },
  scrape: { interval: "2s" },
  prometheus: { kind: "files", directory, mode: "agent", url: agent, reload: "auto" },
  watcher: { prometheus: null, alertmanager: null },
  remoteWrite: { mimir: { url: `${mimir}/api/v1/push`, tenant } },
  rulesTo: { kind: "mimir", url: mimir, tenant, username: "writer", password: "mimir" },
  contacts: {
    "database-channel": null,
    pager: { kind: "pagerduty", routingKey: "pagerduty", url: pagerDuty },
    channel: { kind: "slack", channel: "#db-alerts", webhook: "slack" },
  },
  routes: [{ to: ["pager", "channel"], groupWait: "0s", groupInterval: "1s" }],
  ...more,
});

/** Names of the secrets that these sections name. */
export const SECRETS = ["aura", "mimir", "pagerduty", "slack"] as const;
