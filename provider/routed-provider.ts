import type { Provider } from "@pulumi/pulumi/provider";

import { preflightProvider } from "./cluster/preflight-provider";
import { verdictProvider } from "./cluster/verdict-provider";
import { fileSetProvider } from "./file-set-provider";
import { alertmanagerProvider } from "./ruler/alertmanager-provider";
import { namespaceProvider } from "./ruler/namespace-provider";

type Complete = Required<Pick<Provider, "check" | "diff" | "create" | "read" | "update" | "delete">>;

/** One plugin for all resources of this package: each goes to the provider of its type. */
export function routedProvider(version: string): Provider {
  const providers = new Map<string, Provider>([
    ["aura-files:index:FileSet", fileSetProvider(version)],
    ["aura-files:index:ClusterPreflight", preflightProvider(version)],
    ["aura-files:index:OperatorVerdict", verdictProvider(version)],
    ["aura-files:index:RulerNamespace", namespaceProvider(version)],
    ["aura-files:index:TenantAlertmanager", alertmanagerProvider(version)],
  ]);
  const of = (urn: string): Complete => {
    const found = providers.get(typeOf(urn));
    if (found === undefined) throw new Error(`the plugin aura-files has no resource of type ${typeOf(urn)}`);
    return found as Provider & Complete;
  };
  return {
    version,
    check: (urn, olds, news) => of(urn).check(urn, olds, news),
    diff: (id, urn, olds, news) => of(urn).diff(id, urn, olds, news),
    create: (urn, inputs) => of(urn).create(urn, inputs),
    read: (id, urn, props) => of(urn).read(id, urn, props),
    update: (id, urn, olds, news) => of(urn).update(id, urn, olds, news),
    delete: (id, urn, props) => of(urn).delete(id, urn, props),
  };
}

/** `urn:pulumi:stack::project::parent$type::name`: the last part of the third. */
const typeOf = (urn: string): string => urn.split("::")[2]?.split("$").at(-1) ?? "";
