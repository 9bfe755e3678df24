import { isMap, valueAt } from "./path-text";

type Json = Readonly<Record<string, unknown>>;

/** What a JSON schema says about a place of a document; where variants differ, the one that the document chose speaks. */
export function descriptionAt(schema: Json, document: unknown, path: readonly PropertyKey[]): string | undefined {
  const nodes = path.reduce<readonly Json[]>(
    (found, part, at) => found.flatMap((node) => variants(node, valueAt(document, path.slice(0, at)))).flatMap((node) => below(node, part)),
    [schema],
  );
  return nodes.map((node) => node["description"]).find((it): it is string => typeof it === "string");
}

const variants = (node: Json, value: unknown): readonly Json[] => {
  const options = (node["anyOf"] ?? node["oneOf"]) as readonly Json[] | undefined;
  return options === undefined ? [node] : options.flatMap((option) => variants(option, value)).filter((option) => isChosen(option, value));
};

/** A variant is chosen when each of its fixed values is the document's. */
const isChosen = (option: Json, value: unknown): boolean =>
  Object.entries((option["properties"] ?? {}) as Readonly<Record<string, Json>>).every(
    ([key, property]) => property["const"] === undefined || !isMap(value) || value[key] === undefined || value[key] === property["const"],
  );

function below(node: Json, part: PropertyKey): readonly Json[] {
  const next =
    typeof part === "number" ? node["items"] : ((node["properties"] as Json | undefined)?.[String(part)] ?? node["additionalProperties"]);
  return isMap(next) ? [next] : [];
}
