import { parseDocument } from "yaml";

/** A text somewhere in a YAML document. */
export interface YamlScalar {
  /** `scrape_configs[0].oauth2.client_secret_file` */
  readonly place: string;
  /** Its nearest key: `client_secret_file`, also for the items of a list under that key. */
  readonly key: string;
  readonly text: string;
}

/** All texts of a YAML document with their places; `undefined` when it is not YAML (promtool and amtool say why). */
export function yamlScalars(content: string): readonly YamlScalar[] | undefined {
  const document = parseDocument(content);
  return document.errors.length > 0 ? undefined : scalarsOf(document.toJS(), "", "");
}

function scalarsOf(value: unknown, place: string, key: string): readonly YamlScalar[] {
  if (typeof value === "string") return [{ place, key, text: value }];
  if (Array.isArray(value)) return value.flatMap((item, index) => scalarsOf(item, `${place}[${index}]`, key));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => scalarsOf(part, place === "" ? name : `${place}.${name}`, name));
}
