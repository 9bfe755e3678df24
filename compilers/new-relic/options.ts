import type { Severity } from "../../catalog/model";

/** What the compiler must know of an account. */
export interface NewRelicOptions {
  readonly accountId: number;
  readonly region: "US" | "EU";
  /** Who is told, by severity. */
  readonly notify: readonly NewRelicNotice[];
}

/** One way out of New Relic. */
export interface NewRelicNotice {
  /** Permanent: its resources are named by it. */
  readonly name: string;
  readonly severities: readonly Severity[];
  readonly to:
    /** @param integrationKey text of a secret reference */
    | { readonly kind: "pagerduty"; readonly integrationKey: string }
    /** A destination that somebody made in the browser: Slack asks for consent. */
    | { readonly kind: "slack"; readonly destinationId: string; readonly channelId: string };
}

/** Hosts of the regions. https://docs.newrelic.com/docs/infrastructure/prometheus-integrations/install-configure-remote-write/set-your-prometheus-remote-write-integration/ */
export const WRITE_HOSTS = { US: "metric-api.newrelic.com", EU: "metric-api.eu.newrelic.com" } as const;
