import * as pulumi from "@pulumi/pulumi";

import type * as library from "../../library";
import type { StackConfigInput } from "../../stacks/config";

/** A resource of a stack, and what of it a provider cannot change in place. */
export interface Registered {
  readonly type: string;
  readonly name: string;
  /** `<type> <name>`; absent for the stack's own component. */
  readonly parent?: string;
  /** Another value of any of these, and the engine makes a new one in its place. */
  readonly identity: Readonly<Record<string, unknown>>;
}

const OBJECT = ["apiVersion", "kind", "metadata.name", "metadata.namespace"];

/** Inputs that cannot be changed in place, by the beginning of a type; paths with dots. */
const FIXED: readonly (readonly [type: string, fields: readonly string[]])[] = [
  ["aura-files:index:FileSet", ["directory", "set"]],
  ["aura-files:index:RulerNamespace", ["url", "tenant", "namespace"]],
  ["aura-files:index:TenantAlertmanager", ["url", "tenant"]],
  ["aws:amp/ruleGroupNamespace:", ["workspaceId", "name"]],
  ["aws:amp/alertManagerDefinition:", ["workspaceId"]],
  [
    "kubernetes:apps/v1:StatefulSet",
    [
      ...OBJECT,
      "spec.serviceName",
      "spec.podManagementPolicy",
      "spec.selector.matchLabels",
      "spec.volumeClaimTemplates.0.metadata.name",
      "spec.volumeClaimTemplates.0.spec",
    ],
  ],
  ["kubernetes:", [...OBJECT, "type"]],
];

/** `<type> <name>`, which the engine tells resources apart by. */
export const keyOf = ({ type, name }: Pick<Registered, "type" | "name">): string => `${type} ${name}`;

/** What a stack registers, in an engine that is a mock. Every secret that it names has a value. */
export async function registered(config: StackConfigInput, secrets: readonly string[]): Promise<readonly Registered[]> {
  await pulumi.runtime.setMocks(
    { newResource: ({ name, inputs }) => ({ id: name, state: inputs as object }), call: () => ({}) },
    "p",
    "prod",
  );
  // Resources must be loaded after the mocks are set.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { AuraMonitoring } = require("../../library") as typeof library;
  const all: Registered[] = [];
  const known = new Map<unknown, string>();
  const record: pulumi.ResourceTransformation = ({ type, name, props, opts, resource }) => {
    known.set(resource, keyOf({ type, name }));
    const parent = known.get(opts.parent);
    all.push({ type, name, ...(parent !== undefined && { parent }), identity: identityOf(type, props) });
    return undefined;
  };
  const values = Object.fromEntries(secrets.map((it) => [it, "value"]));
  new AuraMonitoring("aura", { config, secrets: values }, { transformations: [record] });
  await pulumi.runtime.disconnect();
  return all.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

function identityOf(type: string, props: object): Registered["identity"] {
  const [, fields = []] = FIXED.find(([prefix]) => type.startsWith(prefix)) ?? [];
  const valueAt = (path: string): unknown =>
    path.split(".").reduce<unknown>((value, key) => (value as Readonly<Record<string, unknown>> | undefined)?.[key], props);
  return Object.fromEntries(fields.flatMap((field) => (valueAt(field) === undefined ? [] : [[field, valueAt(field)] as const])));
}
