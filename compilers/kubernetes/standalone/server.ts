import { ownLabels } from "../labels";
import type { ObjectMetadata } from "../manifest";
import type { StandaloneOptions } from "./options";

/** The servers of standalone mode. */
export type ServerKind = "prometheus" | "alertmanager";

/** Where each listens, by what the port is called. */
export const PORTS = { prometheus: 9090, alertmanager: 9093, gossip: 9094, reloader: 8080 } as const;

const COMPONENT = "app.kubernetes.io/component";

/** Name of a server's workload, and of what belongs to it alone. */
export const serverName = (stack: string, kind: ServerKind): string => `aura-${stack}-${kind}`;

/** Name of the Service by which each pod has a name of its own. */
export const podsName = (stack: string, kind: ServerKind): string => `${serverName(stack, kind)}-pods`;

/** Longest name of a StatefulSet: its controller makes a label of it and 11 characters more, and labels have 63 at most. */
const LONGEST = 52;

/** Longest identity of a stack whose servers can be called after it. */
export const LONGEST_IDENTITY = LONGEST - serverName("", "alertmanager").length;

/** `host:port` of each replica: names that stay when a pod gets another address. */
export const podAddresses = (stack: string, kind: ServerKind, options: StandaloneOptions, port: number = PORTS[kind]): readonly string[] =>
  Array.from(
    { length: options[kind].replicas },
    (_, at) => `${serverName(stack, kind)}-${at}.${podsName(stack, kind)}.${options.namespace}.svc:${port}`,
  );

/** Labels by which the pods of a server are found. */
export const selectorOf = (stack: string, kind: ServerKind): Readonly<Record<string, string>> => ({
  "app.kubernetes.io/instance": ownLabels(stack)["app.kubernetes.io/instance"]!,
  [COMPONENT]: kind,
});

/** Labels of what belongs to one server. */
export const labelsOf = (stack: string, kind: ServerKind): Readonly<Record<string, string>> => ({ ...ownLabels(stack), [COMPONENT]: kind });

/** Metadata of what belongs to one server. */
export const metadataOf = (
  stack: string,
  kind: ServerKind,
  { namespace }: StandaloneOptions,
  name = serverName(stack, kind),
): ObjectMetadata => ({
  name,
  namespace,
  labels: labelsOf(stack, kind),
});
