import { askTenant, type Answer, shortened, unexpected } from "./ask-tenant";
import { canonicalText } from "./canonical-group";
import type { NamespaceInputs } from "./namespace-inputs";
import { readNamespace } from "./read-namespace";

/** Brings a namespace to what is wanted: new and changed groups in their order, then what is there too much. @returns what was written and removed */
export async function writeNamespace(
  inputs: NamespaceInputs,
): Promise<{ readonly written: readonly string[]; readonly removed: readonly string[] }> {
  const there = await readNamespace(inputs);
  const written: string[] = [];
  for (const { name, text } of inputs.groups.filter((it) => there.get(it.name) !== canonicalText(it.text))) {
    const answer = await askTenant(inputs, { method: "POST", path: placeOf(inputs), body: text });
    if (answer.status >= 300) throw refusal(name, answer);
    written.push(name);
  }
  const removed = [...there.keys()].filter((name) => !inputs.groups.some((it) => it.name === name));
  for (const name of removed) await removeGroup(inputs, name);
  return { written, removed };
}

/** Removes groups again, after a creation that failed midway. What cannot be removed stays: the failure is what people must hear of. */
export async function takeBack(inputs: NamespaceInputs, before: ReadonlyMap<string, string>): Promise<void> {
  const names = inputs.groups.map(({ name }) => name).filter((name) => !before.has(name));
  await Promise.allSettled(names.map((name) => removeGroup(inputs, name)));
}

/** Removes all groups of a namespace. */
export async function removeNamespace(inputs: NamespaceInputs): Promise<void> {
  const answer = await askTenant(inputs, { method: "DELETE", path: placeOf(inputs) });
  if (answer.status >= 300 && answer.status !== 404) throw unexpected(inputs, `remove the namespace ${inputs.namespace}`, answer);
}

async function removeGroup(inputs: NamespaceInputs, name: string): Promise<void> {
  const answer = await askTenant(inputs, { method: "DELETE", path: `${placeOf(inputs)}/${encodeURIComponent(name)}` });
  if (answer.status >= 300 && answer.status !== 404) throw unexpected(inputs, `remove the group ${name}`, answer);
}

const placeOf = ({ path, namespace }: NamespaceInputs): string => `${path}/${encodeURIComponent(namespace)}`;

function refusal(name: string, { status, text }: Answer): Error {
  const words = `the ruler refuses the rule group ${name} (${status}): ${shortened(text)}`;
  return new Error(/rules per rule group limit/i.test(text) ? `${words}\n${RAISE}` : words);
}

/** What to do about a limit of a ruler. */
export const RAISE =
  "→ have it raised for this tenant: ruler_max_rules_per_rule_group and ruler_max_rule_groups_per_tenant in Mimir's limits; Grafana Cloud's support does it";
