import type { Plan } from "../../../catalog/model";
import type { AlertmanagerFragment, InhibitRule, IntervalSpan, Route, TimeInterval } from "../../alertmanager/config";
import type { Manifest } from "../manifest";
import { metadata } from "./object";
import type { OperatorOptions } from "./options";
import { receiverSpec } from "./receivers";

/** Names of the one time zone that v1alpha1 has. */
export const UTC: readonly string[] = ["UTC", "Etc/UTC", "Etc/UCT", "Etc/GMT", "GMT", "UCT", "Zulu", "Etc/Zulu", "Etc/Universal"];

/**
 * What a stack adds to the Alertmanager of the cluster, as AlertmanagerConfig v1alpha1. The operator adds a matcher on the namespace, puts the
 * names of receivers and intervals behind the object's, and goes on with later routes. v1alpha1 has no time zones: a plan with others
 * than UTC is refused before this.
 */
export const alertmanagerConfig = (
  plan: Plan,
  { route, receivers, inhibitRules, timeIntervals, messages }: AlertmanagerFragment,
  options: OperatorOptions,
  labels: Readonly<Record<string, string>>,
): Manifest => ({
  id: "alertmanager-config",
  object: {
    apiVersion: "monitoring.coreos.com/v1alpha1",
    kind: "AlertmanagerConfig",
    metadata: metadata(plan.stack, `aura-${plan.stack}`, options, labels),
    spec: {
      route: routeSpec(route),
      receivers: receivers.map((it) => receiverSpec(it, messages)),
      inhibitRules: inhibitRules.map(inhibitSpec),
      muteTimeIntervals: timeIntervals.map(intervalSpec),
    },
  },
});

function routeSpec({ matchers, receiver, routes, ...rest }: Route): object {
  const { group_by, group_wait, group_interval, repeat_interval, mute_time_intervals, active_time_intervals } = rest;
  const given = {
    matchers: matchers?.map(matcher),
    receiver,
    groupBy: group_by,
    groupWait: group_wait,
    groupInterval: group_interval,
    repeatInterval: repeat_interval,
    muteTimeIntervals: mute_time_intervals,
    activeTimeIntervals: active_time_intervals,
    routes: routes?.map(routeSpec),
  };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

const MATCHER = /^([A-Za-z_][A-Za-z0-9_]*)(=~|!~|!=|=)(".*")$/s;

/** `severity=~"critical|emergency"`, in its three parts. */
function matcher(text: string): object {
  const [, name, matchType, value] = MATCHER.exec(text) ?? [];
  if (name === undefined || value === undefined) throw new Error(`not a matcher: ${text}`);
  return { name, matchType, value: JSON.parse(value) as string };
}

const inhibitSpec = ({ source_matchers, target_matchers, equal }: InhibitRule): object => ({
  sourceMatch: source_matchers.map(matcher),
  targetMatch: target_matchers.map(matcher),
  equal,
});

const intervalSpec = ({ name, time_intervals }: TimeInterval): object => ({ name, timeIntervals: time_intervals.map(spanSpec) });

function spanSpec({ years, months, days_of_month, weekdays, times, location }: IntervalSpan): object {
  if (!UTC.includes(location)) throw new Error(`AlertmanagerConfig v1alpha1 has no time zone ${location}`);
  return {
    ...(years !== undefined && { years }),
    ...(months !== undefined && { months }),
    ...(days_of_month !== undefined && { daysOfMonth: days_of_month.map(daysSpec) }),
    ...(weekdays !== undefined && { weekdays }),
    ...(times !== undefined && { times: times.map(({ start_time, end_time }) => ({ startTime: start_time, endTime: end_time })) }),
  };
}

function daysSpec(text: string): object {
  const [start, end = start] = text.split(":").map(Number);
  return { start, end };
}
