/** A query of a condition, in the grammar that the compiler emits and in no other. */
export interface ParsedQuery {
  readonly fold: "min" | "max" | "count";
  readonly metric: string;
  /** All of them must hold. */
  readonly where: readonly { readonly attribute: string; readonly operator: "IN" | "NOT IN"; readonly values: readonly string[] }[];
  readonly facet: readonly string[];
}

const QUERY = /^SELECT (min|max|count)\(`([A-Za-z_][A-Za-z0-9_:]*)`\) FROM Metric WHERE (.+?)(?: FACET ([a-z_]+(?:, [a-z_]+)*))?$/;
const TEXT = "'(?:[^'\\\\]|\\\\.)*'";
const PREDICATE = new RegExp(`^([a-z_]+) (?:= (${TEXT})|(IN|NOT IN) \\((${TEXT}(?:, ${TEXT})*)\\))$`);

/** @throws Error at anything else than the emitted grammar */
export function parseNrql(text: string): ParsedQuery {
  const [, fold, metric, where, facet] = QUERY.exec(text) ?? refuse(text);
  return {
    fold: fold as ParsedQuery["fold"],
    metric: metric!,
    where: where!.split(" AND ").map((it) => {
      const [, attribute, equal, operator, list] = PREDICATE.exec(it) ?? refuse(text);
      const values = [...(equal ?? list!).matchAll(new RegExp(TEXT, "g"))].map(([value]) => unquoted(value));
      return { attribute: attribute!, operator: (operator ?? "IN") as "IN" | "NOT IN", values };
    }),
    facet: facet?.split(", ") ?? [],
  };
}

const unquoted = (text: string): string => text.slice(1, -1).replace(/\\(.)/g, "$1");

function refuse(text: string): never {
  throw new Error(`not a query that this package emits: ${text}`);
}
