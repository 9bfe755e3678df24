import { parse } from "yaml";

import { askTenant } from "./ask-tenant";
import type { NamespaceInputs } from "./namespace-inputs";
import { readRules } from "./read-namespace";
import { RAISE } from "./write-namespace";

const LIMITS = "/api/v1/user_limits";

/** What a ruler would refuse, and what could not be found out. */
export interface LimitsReport {
  readonly problems: readonly string[];
  readonly unchecked: readonly string[];
}

interface Limits {
  readonly ruler_max_rules_per_rule_group?: number;
  readonly ruler_max_rule_groups_per_tenant?: number;
}

/** Compares the groups with the limits that the ruler has for its tenant; 0 is no limit. @throws Error when it cannot be asked */
export async function checkLimits(inputs: NamespaceInputs): Promise<LimitsReport> {
  const others = [...(await readRules(inputs))].filter(([name]) => name !== inputs.namespace).reduce((sum, [, it]) => sum + it.size, 0);
  const answer = await askTenant(inputs, { path: LIMITS }).catch(() => undefined); // a gateway may forbid what only some rulers offer
  const limits = answer?.status === 200 ? parsed(answer.text) : undefined;
  if (limits === undefined)
    return { problems: [], unchecked: [`could not check the limits of the ruler: ${inputs.url}${LIMITS} does not tell them`] };
  return { problems: [...inGroups(inputs, limits), ...ofTenant(inputs, others, limits)], unchecked: [] };
}

function inGroups({ groups }: NamespaceInputs, { ruler_max_rules_per_rule_group: most = 0 }: Limits): readonly string[] {
  const sizes = groups.map(({ name, text }) => ({ name, rules: (parse(text) as { readonly rules: readonly unknown[] }).rules.length }));
  const large = sizes.filter(({ rules }) => most > 0 && rules > most);
  if (large.length === 0) return [];
  const named = large.map(({ name, rules }) => `${name} (${rules})`).join(", ");
  return [
    `the ruler takes ${most} rules in a group, and there are more in ${named}; ruler_max_rules_per_rule_group must be ${Math.max(...large.map(({ rules }) => rules))} at least\n${RAISE}`,
  ];
}

function ofTenant({ groups }: NamespaceInputs, others: number, { ruler_max_rule_groups_per_tenant: most = 0 }: Limits): readonly string[] {
  if (most === 0 || groups.length + others <= most) return [];
  return [
    `the ruler takes ${most} rule groups of a tenant, and ${groups.length} would come to ${others} that are there; ruler_max_rule_groups_per_tenant must be ${groups.length + others} at least\n${RAISE}`,
  ];
}

function parsed(text: string): Limits | undefined {
  try {
    return JSON.parse(text) as Limits;
  } catch {
    return undefined;
  }
}
