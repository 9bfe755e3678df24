import type { KubernetesObject, ObjectMetadata } from "./manifest";
import { MAX_DATA, sizeOfTexts } from "./size";

type Metadata = Omit<ObjectMetadata, "name">;

/**
 * Texts as ConfigMaps, as few as hold them: `name`, then `name-1` and so on. The order of the keys decides, so the same texts always part
 * alike; a text that no ConfigMap can hold is refused.
 *
 * @param limit bytes of the keys and texts of one ConfigMap. @default what the API server takes
 * @throws Error that names the text that is too large
 */
export function splitConfigMaps(
  name: string,
  metadata: Metadata,
  texts: Readonly<Record<string, string>>,
  limit: number = MAX_DATA,
): readonly KubernetesObject[] {
  const parts: Record<string, string>[] = [];
  let room = 0;
  for (const [key, text] of Object.entries(texts).sort(([a], [b]) => (a < b ? -1 : 1))) {
    const bytes = sizeOfTexts([[key, text]]);
    if (bytes > limit) throw new Error(`${key} has ${bytes} bytes, and a ConfigMap holds ${limit}: make it smaller`);
    if (bytes > room) {
      parts.push({});
      room = limit;
    }
    parts.at(-1)![key] = text;
    room -= bytes;
  }
  return parts.map((data, at) => ({
    apiVersion: "v1",
    kind: "ConfigMap",
    metadata: { name: at === 0 ? name : `${name}-${at}`, ...metadata },
    data,
  }));
}
