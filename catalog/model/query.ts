import type { Alert, Severity } from "./alert";
import type { Counter, Metric } from "./metric";
import type { Signal } from "./signal";
import type { Duration } from "./units";
import { walk } from "./walk";

/** What is known of an instance and can be compared: a label of its info series. */
export type Grouping = "environment" | "team" | "tier" | "aura_project" | "aura_stack";

/** How many values become one. */
export type QueryFold = "max" | "min" | "mean" | "sum" | "count";

/**
 * What a panel asks for, in no backend's language: a signal, and how its many series become the few that are drawn.
 *
 * - `series`: every series of the signal.
 * - `guarded`: an alert's signal where the alert's guards hold: what it compares with its thresholds; with `above`, only where it is higher.
 * - `top`: the series with the highest (or lowest) values now, with the names of their instances, endpoints or projects; with `above`, only
 *   of those whose value is higher.
 * - `grouped`: values folded by what is known of their instances; by nothing, into one number.
 * - `count`: how many series another query has; 0 where it has none.
 * - `resets`: how often a counter began anew in a window.
 * - `instances`: 1 for each instance that is known or `seen`, with everything that is known of it as labels.
 * - `endpoints`: 1 for each endpoint of Aura's metrics that the stack file names, with the name of its project.
 * - `reporting`: 1 for each instance that is `seen`, 0 for each that is expected and not seen.
 * - `watcher`: growth of a counter of Prometheus or Alertmanager, by labels of its own; only where `used` has ever counted anything.
 * - `ruleTime`: what part of its interval the evaluation of each of the stack's rule groups takes, by `rule_group`; the slowest ones.
 * - `worstAlert`: for each instance that is known or `seen` the worst severity that fires: 0 none, 1 info, 2 warning, 3 critical, 4 emergency.
 * - `alerts`: how many alerts are in a state, by some of their labels; 0 where there is none. What fires counts once, with the worst of its
 *   severities, unless severities are told apart.
 * - `alertAge`: seconds for which each alert has been firing, with the worst of its severities.
 * - `alertRank`: the severity of each of these, as `worstAlert` has it.
 */
export type Query =
  | { readonly kind: "series"; readonly of: Signal }
  | { readonly kind: "guarded"; readonly alert: Alert; readonly above?: number }
  | { readonly kind: "top"; readonly of: Signal; readonly order: "highest" | "lowest"; readonly take: number; readonly above?: number }
  | { readonly kind: "grouped"; readonly of: Signal; readonly by: readonly Grouping[]; readonly fold: QueryFold }
  | { readonly kind: "count"; readonly of: Query }
  | { readonly kind: "resets"; readonly of: Counter; readonly window: Duration }
  | { readonly kind: "instances"; readonly seen: Signal }
  | { readonly kind: "endpoints" }
  | { readonly kind: "reporting"; readonly seen: Signal; readonly expected: Signal }
  | {
      readonly kind: "watcher";
      readonly program: "prometheus" | "alertmanager";
      readonly name: string;
      readonly by: readonly string[];
      readonly window: Duration;
      readonly used: string;
    }
  | { readonly kind: "ruleTime"; readonly take: number }
  | { readonly kind: "worstAlert"; readonly seen: Signal }
  | { readonly kind: "alerts"; readonly state: "firing" | "pending"; readonly by: readonly AlertLabel[]; readonly severity?: Severity }
  | { readonly kind: "alertAge" }
  | { readonly kind: "alertRank" };

/** A label that every backend's alerts carry. */
export type AlertLabel = "alertname" | "aura_alert" | "severity" | "environment" | "team" | "tier" | "instance_id" | "database" | Grouping;

/** The signals that a query reads; none where it reads the state of alerts. */
export function signalsOf(query: Query): readonly Signal[] {
  switch (query.kind) {
    case "series":
    case "top":
    case "grouped":
      return [query.of];
    case "guarded":
      return [query.alert.when.signal, ...query.alert.guards.map(({ signal }) => signal)];
    case "instances":
    case "worstAlert":
      return [query.seen];
    case "reporting":
      return [query.seen, query.expected];
    case "count":
      return signalsOf(query.of);
    case "resets":
    case "endpoints":
    case "watcher":
    case "ruleTime":
    case "alerts":
    case "alertAge":
    case "alertRank":
      return [];
  }
}

/** Every metric of Aura that a query shows in the end. */
export const metricsOf = (query: Query): readonly Metric[] => [
  ...(query.kind === "resets" ? [query.of] : []),
  ...signalsOf(query).flatMap(walk).flatMap(metricsOfSignal),
];

function metricsOfSignal(signal: Signal): readonly Metric[] {
  switch (signal.kind) {
    case "metric":
    case "members":
    case "memberProgress":
      return [signal.metric];
    case "step":
    case "rate":
    case "age":
      return [signal.of];
    case "through":
      return [signal.seen];
    default:
      return [];
  }
}
