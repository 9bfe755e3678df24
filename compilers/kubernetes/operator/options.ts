/** What operator mode knows beside the plan. */
export interface OperatorOptions {
  readonly namespace: string;
  /** What the selectors of the Prometheus ask for. */
  readonly labels: Readonly<Record<string, string>>;
  /** Version of the operator and its CRDs, as `0.89`. */
  readonly version: string;
  /** The Secret that holds the secrets which the config only names. */
  readonly secret: string;
  readonly alertmanager:
    | { readonly kind: "config"; readonly labels: Readonly<Record<string, string>> }
    /** The Secret that the Alertmanager's `configSecret` names. */
    | { readonly kind: "secret"; readonly name: string }
    /** Rules are evaluated elsewhere, and people are told from there. */
    | { readonly kind: "none" };
  /** Whether the Prometheus serves `scrape_sample_limit` and its kin. */
  readonly extraScrapeMetrics: boolean;
}
