import { keyOf, type Registered } from "./registered";

/** A state of the engine in which a fixture's resources exist, with what identifies them and nothing in them. */
export function stateOf(stack: string, project: string, resources: readonly Registered[]): object {
  const byKey = new Map(resources.map((it) => [keyOf(it), it]));
  const chain = (it: Registered): string => (it.parent === undefined ? it.type : `${chain(byKey.get(it.parent)!)}$${it.type}`);
  const prefix = `urn:pulumi:${stack}::${project}::`;
  const urnOf = (it: Registered): string => `${prefix}${chain(it)}::${it.name}`;
  const root = { urn: `${prefix}pulumi:pulumi:Stack::${project}-${stack}`, type: "pulumi:pulumi:Stack", custom: false };
  const depth = (it: Registered): number => chain(it).split("$").length;
  const made = [...resources]
    .sort((a, b) => depth(a) - depth(b))
    .map((it) => ({
      urn: urnOf(it),
      type: it.type,
      parent: it.parent === undefined ? root.urn : urnOf(byKey.get(it.parent)!),
      ...(it.type.startsWith("aura:monitoring:") ? { custom: false } : custom(it)),
    }));
  return { version: 3, deployment: { manifest: { time: "2026-01-01T00:00:00Z", magic: "", version: "" }, resources: [root, ...made] } };
}

/** A set of files as the provider keeps it. */
function custom({ name, identity }: Registered): object {
  const set = { ...identity, secret: false, files: {} };
  return { custom: true, id: `${name}-00000000`, inputs: { ...set, checks: [], siblings: {} }, outputs: { ...set, drift: {}, path: "" } };
}
