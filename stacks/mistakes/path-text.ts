/** `["routes", 0, "to"]` → `routes[0].to`. */
export const pathText = (path: readonly PropertyKey[]): string =>
  path.reduce<string>((text, part) => {
    if (typeof part === "number") return `${text}[${part}]`;
    const key = String(part);
    const plain = /^[^.[\]"]+$/.test(key) ? key : `"${key}"`;
    return text === "" ? plain : `${text}.${plain}`;
  }, "");

/** What stands at a path of a document. */
export const valueAt = (document: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (value, part) => (isMap(value) || Array.isArray(value) ? (value as Record<PropertyKey, unknown>)[part] : undefined),
    document,
  );

/** A map, as YAML and JSON have them. */
export const isMap = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
