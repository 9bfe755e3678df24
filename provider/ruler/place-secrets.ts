import { isScalar, parseDocument, visit } from "yaml";

const MARK = "aura-secret:";

/**
 * A configuration with a value in place of each mark, quoted as YAML needs it.
 * @throws Error that names the secrets that have no value
 */
export function placeSecrets(config: string, valueOf: (name: string) => string | undefined): string {
  const document = parseDocument(config, { version: "1.1" });
  const missing = new Set<string>();
  visit(document, {
    Scalar: (_key, node) => {
      if (!isScalar(node) || typeof node.value !== "string" || !node.value.startsWith(MARK)) return;
      const name = node.value.slice(MARK.length);
      const value = valueOf(name);
      if (value === undefined) missing.add(name);
      else Object.assign(node, { value, type: "QUOTE_DOUBLE" });
    },
  });
  if (missing.size > 0) throw new Error(`the configuration names secrets that have no value: ${[...missing].join(", ")}`);
  return document.toString({ lineWidth: 0 });
}
