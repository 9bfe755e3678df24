import { code } from "./markdown";

/** As much of JSON Schema as zod writes for the stack config. */
export interface Schema {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema | false;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly default?: unknown;
  readonly description?: string;
}

/** One key of the config. */
export interface ConfigRow {
  readonly path: string;
  readonly type: string;
  readonly default: string;
  readonly description: string;
  readonly required: boolean;
  /** Which of several shapes the key belongs to: `pagerduty`, `heartbeat: true`. */
  readonly variant?: string;
}

/** A key and everything below it, in the order of the schema. */
export function configRows(path: string, schema: Schema, required: boolean): readonly ConfigRow[] {
  const own: ConfigRow = { path, type: typeOf(schema), default: defaultOf(schema), description: schema.description ?? "", required };
  return [own, ...below(path, schema)];
}

function below(path: string, schema: Schema): readonly ConfigRow[] {
  const { properties = {}, required = [], additionalProperties, items } = schema;
  const variants = variantsOf(schema);
  if (variants?.length === 1) return below(path, variants[0]!);
  if (variants !== undefined) return byVariant(variants.map((it) => ({ name: variantName(it), rows: below(path, it) })));
  return [
    ...Object.entries(properties).flatMap(([key, it]) =>
      configRows(`${path}.${key}`, it, required.includes(key) && it.default === undefined),
    ),
    ...(additionalProperties ? below(`${path}.<name>`, additionalProperties) : []),
    ...(items ? below(`${path}[]`, items) : []),
  ];
}

/** Rows of each shape; those that all shapes share stand once, after the others. */
function byVariant(variants: readonly { readonly name: string; readonly rows: readonly ConfigRow[] }[]): readonly ConfigRow[] {
  const key = (row: ConfigRow): string => JSON.stringify(row);
  const known = variants.map(({ rows }) => new Set(rows.map(key)));
  const isShared = (row: ConfigRow): boolean => known.every((it) => it.has(key(row)));
  const own = variants.flatMap(({ name, rows }) => rows.filter((it) => !isShared(it)).map((row) => ({ ...row, variant: name })));
  return [...own, ...variants[0]!.rows.filter(isShared)];
}

/** The shapes of a choice between objects; a choice with plain values is a type. */
const variantsOf = ({ oneOf, anyOf }: Schema): readonly Schema[] | undefined => {
  const choices = oneOf ?? anyOf;
  return choices?.every(({ properties }) => properties !== undefined) ? choices : undefined;
};

/** `pagerduty` of `{ kind: "pagerduty", … }`: the value that tells the shapes apart. */
const variantName = ({ properties = {} }: Schema): string => {
  const [key, told] = Object.entries(properties).find(([, it]) => it.const !== undefined) ?? [];
  return typeof told?.const === "string" ? told.const : `${key}: ${String(told?.const)}`;
};

function typeOf(schema: Schema): string {
  const { type, items, additionalProperties, anyOf } = schema;
  if (schema.const !== undefined) return code(JSON.stringify(schema.const).replaceAll('"', ""));
  if (schema.enum !== undefined) return schema.enum.map((it) => code(String(it))).join(", ");
  if (variantsOf(schema) !== undefined) return "map";
  if (anyOf !== undefined) return [...new Set(anyOf.map(typeOf))].join(" or ");
  if (type === "array") return items === undefined ? "list" : `list of ${typeOf(items)}`;
  if (type === "object")
    return additionalProperties && additionalProperties.properties === undefined && variantsOf(additionalProperties) === undefined
      ? `map of ${typeOf(additionalProperties)}`
      : "map";
  return type === "string" ? "text" : (type ?? "any");
}

const defaultOf = ({ default: value }: Schema): string => (value === undefined || isEmpty(value) ? "" : code(JSON.stringify(value)));

const isEmpty = (value: unknown): boolean => typeof value === "object" && value !== null && Object.keys(value).length === 0;
