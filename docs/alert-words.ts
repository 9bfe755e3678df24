import { type Alert, type Guard, type Pack, PACKS, type Plan, type Severity, severitiesOf } from "../catalog/model";
import { contextOf } from "../compilers/prometheus/alert-rules";
import { promql } from "../languages/promql";
import { inPack } from "../stacks/plan/switches";
import { code } from "./markdown";
import { quantityWords } from "./quantity-words";

/** A text of an alert with its holes named instead of filled. */
export const withoutHoles = (text: string): string => text.replace(/\{\{(\w+)\}\}/g, "*$1*");

/** The severities of an alert, worst first, with the smallest pack that holds each. */
export const severitiesWithPack = (alert: Alert): readonly { readonly severity: Severity; readonly pack: Pack }[] =>
  severitiesOf(alert.when.levels).map((severity) => ({ severity, pack: PACKS.find((pack) => inPack(alert, severity, pack))! }));

/** A second condition as a sentence. */
export function guardWords({ joins, test, signal, level }: Guard, plan: Plan): string {
  const expression = code(promql(signal, contextOf(plan)).replace(/\s+/g, " "));
  const when = joins === "and" ? "Only while" : "Not while";
  return test === "exists"
    ? `${when} there is a value of ${expression}.`
    : `${when} this is ${test} ${quantityWords(level)}: ${expression}`;
}

/** What an alert does when its series are not there. */
export function noDataWords({ ifNoData, role }: Alert): string {
  if (role === "heartbeat")
    return "It fires while all is well. When the pipeline stops it goes silent, and whoever expects it raises the alarm.";
  if (ifNoData === "alert") return "Missing or late data is the very subject of this alert.";
  return "It stays silent. Missing data is not taken for good news: `endpoint-down`, `data-stale`, `instance-missing` and `metric-family-vanished` watch for that.";
}
