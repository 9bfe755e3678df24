import type { Rule } from "../../../compilers/prometheus/rule";

/** What is remembered while info series move between rule groups: five evaluations of the slowest group. */
const OF_MOVING = "15m";
/** What is known of instances is looked up for two and a half slow evaluations, so that one may be missed. */
const OF_INSTANCES = "450s";
/** What is known of endpoints and projects bridges a restart of the server. */
const OF_PIPELINE = "5m";

const expected = (rule: Rule, name: string): string => {
  if ("record" in rule && rule.record.startsWith("instance:aura_")) return OF_MOVING;
  return name.startsWith("aura_instance_") ? OF_INSTANCES : OF_PIPELINE;
};

/** What rules read of info series further or less far back than they must, where scrapes are 60 s apart. */
export const unusualInfoLookBack = (rule: Rule): readonly string[] =>
  [...rule.expr.matchAll(/(?<![\w:])(aura_(?:instance|endpoint|project|credentials)_\w+)\{[^{}]*\}\[(\w+)\]/g)]
    .filter(([, name, range]) => range !== expected(rule, name!))
    .map(([selector]) => selector);
