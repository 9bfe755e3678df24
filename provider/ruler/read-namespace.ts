import { parse } from "yaml";

import { askTenant, unexpected } from "./ask-tenant";
import { canonicalGroup } from "./canonical-group";
import type { NamespaceInputs } from "./namespace-inputs";
import type { TenantInputs } from "./tenant-inputs";

/** The groups of a namespace by name, each in its canonical form; empty when there is no such namespace. @throws Error when the ruler cannot be asked */
export async function readNamespace(inputs: NamespaceInputs): Promise<ReadonlyMap<string, string>> {
  return (await readRules(inputs, `${inputs.path}/${encodeURIComponent(inputs.namespace)}`)).get(inputs.namespace) ?? new Map();
}

/** The groups of every namespace of a tenant. @throws Error when the ruler cannot be asked */
export async function readRules(inputs: TenantInputs, path = inputs.path): Promise<ReadonlyMap<string, ReadonlyMap<string, string>>> {
  const answer = await askTenant(inputs, { path });
  // A tenant or namespace without rules: some rulers answer with an empty list, some say that there is nothing.
  if (answer.status === 404 && /no rule groups found|group does not exist/i.test(answer.text)) return new Map();
  if (answer.status !== 200) throw unexpected(inputs, `list the rules under ${inputs.path}`, answer);
  const namespaces = (parse(answer.text) ?? {}) as Record<string, readonly { readonly name: string }[]>;
  return new Map(
    Object.entries(namespaces).map(
      ([name, groups]) => [name, new Map(groups.map((it) => [it.name, canonicalGroup(it)] as const))] as const,
    ),
  );
}
