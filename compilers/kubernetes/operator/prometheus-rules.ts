import type { Plan } from "../../../catalog/model";
import type { Rule, RuleFile, RuleGroup } from "../../prometheus/rule";
import type { KubernetesObject, Manifest } from "../manifest";
import { shard } from "../shard";
import { MAX_RULES, sizeOf } from "../size";
import { metadata } from "./object";
import type { OperatorOptions } from "./options";

/**
 * One PrometheusRule for each group of rules: one a concern, one a shard of info series. An object has the name of its group, so a changed
 * threshold changes one object. A group of info series that grew too large is parted by instance.
 */
export const prometheusRules = (plan: Plan, files: readonly RuleFile[], options: OperatorOptions): readonly Manifest[] =>
  files.flatMap(({ groups }) => groups.flatMap((group) => ofGroup(plan, matched(group, options), options)));

function ofGroup(plan: Plan, group: RuleGroup, options: OperatorOptions): readonly Manifest[] {
  const fits = (rules: readonly Rule[]): boolean => sizeOf({ groups: [{ ...group, rules }] }) <= MAX_RULES;
  const parts = fits(group.rules) || !isOfInstances(group) ? [{ at: 0, things: group.rules }] : shard(group.rules, instanceOf, fits);
  return parts.map(({ at, things }) => {
    const name = at === 0 ? group.name : `${group.name}-${at}`;
    return {
      id: `rules-${name.slice(`aura-${plan.stack}-`.length)}`,
      object: ruleObject(plan, name, { ...group, name, rules: things }, options),
    };
  });
}

const ruleObject = (plan: Plan, name: string, group: RuleGroup, options: OperatorOptions): KubernetesObject => ({
  apiVersion: "monitoring.coreos.com/v1",
  kind: "PrometheusRule",
  metadata: metadata(plan.stack, name, options, options.labels),
  spec: { groups: [group] },
});

const instanceOf = (rule: Rule): string => rule.labels?.instance_id ?? "";

const isOfInstances = ({ rules }: RuleGroup): boolean => rules.every((it) => instanceOf(it) !== "");

/** An Alertmanager matches what an AlertmanagerConfig says by the label `namespace` of alerts, and aggregated alerts have none. */
const matched = (group: RuleGroup, { namespace }: OperatorOptions): RuleGroup => ({
  ...group,
  rules: group.rules.map((it) => ("alert" in it ? { ...it, labels: { ...it.labels, namespace } } : it)),
});
