import { Document, isCollection, isMap, isScalar, type YAMLMap } from "yaml";
import type { Merged } from "../../stacks/input/merge";
import { NAMESPACE } from "../../stacks/input/sections";
import { isMap as isRecord } from "../../stacks/mistakes/path-text";

/**
 * A merged config as a stack file: each value that another file than the stack's own gave says which.
 * @param file the stack file as people call it
 */
export function renderConfig({ value, origins }: Merged, file: string): string {
  const sections = Object.entries(isRecord(value) ? value : {}).map(([name, it]) => [`${NAMESPACE}${name}`, it] as const);
  const document = new Document({ config: Object.fromEntries(sections) });
  mark(document.get("config") as YAMLMap, [], (path) => {
    const from = origins.get(path.join("."));
    return from === file ? undefined : from;
  });
  return document.toString({ lineWidth: 0, commentString: (text) => text.replace(/^/gm, "# ") });
}

function mark(map: YAMLMap, path: readonly string[], foreign: (path: readonly string[]) => string | undefined): void {
  for (const { key, value } of map.items) {
    const name = String(isScalar(key) ? key.value : key);
    const here = [...path, path.length === 0 ? name.slice(NAMESPACE.length) : name];
    const from = foreign(here);
    if (isScalar(value) && from !== undefined) value.comment = from;
    else if (isCollection(value) && from !== undefined) value.commentBefore = from;
    else if (isMap(value)) mark(value, here, foreign);
  }
}
