import type { Plan } from "../../catalog/model";
import type { Topics } from "./contacts/topic";
import type { AlertmanagerConfig, AlertmanagerFragment, Route } from "./config";
import { inhibitRules } from "./inhibit-rules";
import { messageTemplates, messageTexts } from "./messages/message-templates";
import { templateFile } from "./names";
import { receivers } from "./receivers";
import type { SecretFile } from "./secret-file";
import { stackRoute } from "./stack-route";
import { timeInterval } from "./time-intervals";

/** Where an alert ends that no stack raised. */
const NOT_OURS = "aura/(nobody)";

/** What a stack adds to an Alertmanager; for a server that others use too. */
export function compileAlertmanagerFragment(plan: Plan, secretFile: SecretFile, topics?: Topics): AlertmanagerFragment {
  const route = stackRoute(plan);
  const used = new Set(intervalsOf(route));
  return {
    stack: plan.stack,
    route,
    receivers: receivers(plan, secretFile, topics),
    inhibitRules: inhibitRules(plan),
    timeIntervals: plan.calendars
      .map((it) => timeInterval(plan.stack, it))
      .filter(({ name }) => used.has(name))
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
    templates: { [templateFile(plan.stack)]: messageTemplates(plan) },
    messages: messageTexts(plan),
  };
}

/** The whole configuration of an Alertmanager that is the stack's own. */
export const compileAlertmanager = (plan: Plan, secretFile: SecretFile): AlertmanagerDocuments =>
  wholeConfig([compileAlertmanagerFragment(plan, secretFile)]);

/** The same, where contacts are told through topics: it names no secret. */
export const compileTopicAlertmanager = (plan: Plan, topics: Topics): AlertmanagerDocuments =>
  wholeConfig([compileAlertmanagerFragment(plan, (it) => it, topics)]);

/** A configuration, and the message templates that it refers to. */
export interface AlertmanagerDocuments {
  readonly config: AlertmanagerConfig;
  /** Path to text; the paths are relative to the configuration file. */
  readonly templates: Readonly<Record<string, string>>;
}

/**
 * A configuration of one or several stacks and nothing else. Alerts of each stack go their own ways; the root receiver tells nobody, and only
 * what no stack raised gets there.
 */
export function wholeConfig(fragments: readonly AlertmanagerFragment[]): AlertmanagerDocuments {
  const all = [...fragments].sort((a, b) => (a.stack < b.stack ? -1 : 1));
  const templates = Object.assign({}, ...all.map((it) => it.templates)) as Readonly<Record<string, string>>;
  return {
    config: {
      route: { receiver: NOT_OURS, routes: all.map(({ route }) => route) },
      receivers: [{ name: NOT_OURS }, ...all.flatMap((it) => it.receivers)],
      inhibit_rules: all.flatMap((it) => it.inhibitRules),
      time_intervals: all.flatMap((it) => it.timeIntervals),
      templates: Object.keys(templates),
    },
    templates,
  };
}

const intervalsOf = (route: Route): readonly string[] => [
  ...(route.mute_time_intervals ?? []),
  ...(route.active_time_intervals ?? []),
  ...(route.routes ?? []).flatMap(intervalsOf),
];
