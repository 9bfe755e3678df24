import { closest, distance } from "fastest-levenshtein";

const LISTED = 12;
/** A beginning shorter than this says nothing. */
const SHORTEST = 3;

/** The known word that was probably meant, one that is spelt nearly so or begins so; or nothing. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  if (known.length === 0) return undefined;
  const text = word.toLowerCase();
  const candidate = closest(text, known);
  if (distance(text, candidate.toLowerCase()) <= Math.max(2, Math.floor(text.length / 3))) return candidate;
  return text.length < SHORTEST ? undefined : known.find((it) => it.toLowerCase().startsWith(text));
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
