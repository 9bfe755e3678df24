import type { Cluster, ClusterObject } from "../cluster";
import { type LabelSelector, selects, selectorText } from "../selector";

/** Reads all objects of a kind, or where that is not allowed those of one namespace. */
export async function listWidely(
  cluster: Cluster,
  kind: { readonly version: string; readonly plural: string },
  namespace: string,
): Promise<{ readonly items: readonly ClusterObject[] } | { readonly forbidden: string }> {
  const custom = { group: "monitoring.coreos.com", ...kind };
  const all = await cluster.list(custom);
  const own = all.kind === "forbidden" ? await cluster.list(custom, namespace) : all;
  if (own.kind === "forbidden") return { forbidden: own.words };
  return { items: own.kind === "missing" ? [] : own.value };
}

/** What is asked of a server object: whether it reads something of ours. */
export interface Reading {
  /** Prefix of its two selectors: `scrapeConfig`, `rule`, `alertmanagerConfig`. */
  readonly what: "scrapeConfig" | "rule" | "alertmanagerConfig";
  readonly labels: Readonly<Record<string, string>>;
  readonly namespace: string;
  /** Undefined where they are not known: then the namespace is taken as selected. */
  readonly namespaceLabels: Readonly<Record<string, string>> | undefined;
}

/** Whether a server object reads objects with such labels in such a namespace. */
export function reads(server: ClusterObject, { what, labels, namespace, namespaceLabels }: Reading): boolean {
  const ofNamespaces = selectorOf(server, `${what}NamespaceSelector`);
  const inScope =
    ofNamespaces === undefined
      ? server.metadata?.namespace === namespace
      : namespaceLabels === undefined || selects(ofNamespaces, namespaceLabels);
  return inScope && selects(selectorOf(server, `${what}Selector`), labels);
}

/** What a server object selects, in words. */
export function readingText(server: ClusterObject, what: Reading["what"]): string {
  const namespaces = selectorOf(server, `${what}NamespaceSelector`);
  const where = namespaces === undefined ? `in ${server.metadata?.namespace}` : `in namespaces with ${selectorText(namespaces)}`;
  return `${nameOf(server)} selects ${selectorText(selectorOf(server, `${what}Selector`))} ${where}`;
}

/** `namespace/name`. */
export const nameOf = ({ metadata }: ClusterObject): string => `${metadata?.namespace}/${metadata?.name}`;

const selectorOf = ({ spec }: ClusterObject, field: string): LabelSelector | undefined => spec?.[field] ?? undefined;
