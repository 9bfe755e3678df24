/** An Alertmanager configuration file, limited to what version 0.31 accepts. */
export interface AlertmanagerConfig {
  readonly route: Route;
  readonly receivers: readonly Receiver[];
  readonly inhibit_rules: readonly InhibitRule[];
  readonly time_intervals: readonly TimeInterval[];
  /** Paths relative to the configuration file. */
  readonly templates: readonly string[];
}

/** A node of the routing tree. What is absent is inherited, except time intervals: those hold for this node only. */
export interface Route {
  readonly matchers?: readonly string[];
  readonly receiver: string;
  readonly group_by?: readonly string[];
  readonly group_wait?: string;
  readonly group_interval?: string;
  readonly repeat_interval?: string;
  readonly mute_time_intervals?: readonly string[];
  readonly active_time_intervals?: readonly string[];
  readonly routes?: readonly Route[];
}

/** One integration of a receiver, as Alertmanager reads it. */
export type IntegrationConfig = Readonly<Record<string, unknown>>;

/** Everybody who is told about one notification. */
export interface Receiver {
  readonly name: string;
  readonly pagerduty_configs?: readonly IntegrationConfig[];
  readonly slack_configs?: readonly IntegrationConfig[];
  readonly email_configs?: readonly IntegrationConfig[];
  readonly webhook_configs?: readonly IntegrationConfig[];
  readonly sns_configs?: readonly IntegrationConfig[];
}

/** While a source fires, targets that are equal to it in the named labels are held back. */
export interface InhibitRule {
  readonly name: string;
  readonly source_matchers: readonly string[];
  readonly target_matchers: readonly string[];
  readonly equal: readonly string[];
}

export interface TimeInterval {
  readonly name: string;
  readonly time_intervals: readonly IntervalSpan[];
}

/** All that is given must hold at once; in each list one is enough. */
export interface IntervalSpan {
  readonly years?: readonly string[];
  readonly months?: readonly string[];
  readonly days_of_month?: readonly string[];
  readonly weekdays?: readonly string[];
  readonly times?: readonly { readonly start_time: string; readonly end_time: string }[];
  readonly location: string;
}

/**
 * What one stack adds to an Alertmanager: a route that takes the stack's alerts and no other, and what that route needs. All names begin
 * with the stack, so that fragments of several stacks, and what a server has already, never collide.
 */
export interface AlertmanagerFragment {
  readonly stack: string;
  readonly route: Route;
  readonly receivers: readonly Receiver[];
  readonly inhibitRules: readonly InhibitRule[];
  readonly timeIntervals: readonly TimeInterval[];
  /** Path to text; the paths are relative to the configuration file. */
  readonly templates: Readonly<Record<string, string>>;
  /** The same templates one by one: text by name. For what cannot read a file of templates. */
  readonly messages: Readonly<Record<string, string>>;
}
