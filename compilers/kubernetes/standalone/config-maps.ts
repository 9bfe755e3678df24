import type { KubernetesObject, Manifest } from "../manifest";
import { shard } from "../shard";
import { MAX_DATA, sizeOfTexts } from "../size";
import type { StandaloneOptions } from "./options";
import { metadataOf, serverName, type ServerKind } from "./server";

type Texts = Readonly<Record<string, string>>;

/** The files of a server as one ConfigMap, by their names without folders. */
export const configMap = (stack: string, kind: ServerKind, files: Texts, options: StandaloneOptions): Manifest => ({
  id: `${kind}-config`,
  object: ofTexts(stack, kind, serverName(stack, kind), files, options),
});

/**
 * Rule files as ConfigMaps, parted by a hash of their names where one would be too large: a file stays where it is until the number of
 * parts doubles. Only then do pods get another volume, one after the other.
 */
export function ruleMaps(stack: string, files: Texts, options: StandaloneOptions): readonly Manifest[] {
  const parts = shard(
    Object.entries(files),
    ([name]) => name,
    (part) => sizeOfTexts(part) <= MAX_DATA,
  );
  return parts.map(({ at, things }) => {
    const end = at === 0 ? "" : `-${at}`;
    const name = `aura-${stack}-rules${end}`;
    return { id: `rules${end}`, object: ofTexts(stack, "prometheus", name, Object.fromEntries(things), options) };
  });
}

/** @throws Error that names the ConfigMap which no cluster takes */
function ofTexts(stack: string, kind: ServerKind, name: string, data: Texts, options: StandaloneOptions): KubernetesObject {
  const bytes = sizeOfTexts(Object.entries(data));
  if (bytes > MAX_DATA)
    throw new Error(
      `the ConfigMap ${name} would have ${bytes} bytes, and a cluster takes ${MAX_DATA}: watch the fleet with several stacks`,
    );
  return { apiVersion: "v1", kind: "ConfigMap", metadata: metadataOf(stack, kind, options, name), data };
}
