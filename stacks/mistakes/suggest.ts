import { closest, distance } from "fastest-levenshtein";

const LISTED = 12;

/** The known word that was probably meant, or nothing when none is near. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  if (known.length === 0) return undefined;
  const candidate = closest(word.toLowerCase(), known as string[]);
  return distance(word.toLowerCase(), candidate.toLowerCase()) <= Math.max(2, Math.floor(word.length / 3)) ? candidate : undefined;
}

/** `did you mean cpu-saturated?`, or else what there is to choose from. `what` is a plural: `contacts`. */
export function suggest(word: string, known: readonly string[], what: string): string {
  const meant = nearest(word, known);
  if (meant !== undefined && known.length > 4) return `did you mean ${meant}?`;
  return listed(known, what);
}

/** `contacts are: a, b`; long lists are cut. */
export function listed(known: readonly string[], what: string): string {
  if (known.length === 0) return `there are no ${what}`;
  const more = known.length > LISTED ? `, … (${known.length} in all)` : "";
  return `${what} are: ${known.slice(0, LISTED).join(", ")}${more}`;
}
