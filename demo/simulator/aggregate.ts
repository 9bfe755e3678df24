import type { Aggregation } from "../../catalog/model";

/**
 * Folds the values of members as Aura does; a member without a value (NaN) does not count, and without any the result is NaN.
 * `valueOf` reads a source; taking it in place of a list of values saves an array for each of 100,000 series a scrape.
 */
export function aggregate<Source>(aggregation: Aggregation, sources: readonly Source[], valueOf: (source: Source) => number): number {
  let result = NaN;
  let counted = 0;
  for (const source of sources) {
    const value = valueOf(source);
    if (Number.isNaN(value)) continue;
    counted++;
    result = counted === 1 ? value : fold(aggregation, result, value);
  }
  return aggregation === "AVG" ? result / counted : result;
}

function fold(aggregation: Aggregation, one: number, other: number): number {
  switch (aggregation) {
    case "MAX":
      return one > other ? one : other;
    case "MIN":
      return one < other ? one : other;
    case "SUM":
    case "AVG":
      return one + other;
  }
}
