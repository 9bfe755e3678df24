import { closest, distance } from "fastest-levenshtein";

const LISTED = 12;
/** A beginning shorter than this says nothing. */
const SHORTEST = 3;

/** The known word that was probably meant, one that is spelt nearly so or begins so; or nothing. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  const text = word.toLowerCase();
  const candidate = misspelt(text, known, Math.max(2, Math.floor(text.length / 3)));
  if (candidate !== undefined) return candidate;
  return text.length < SHORTEST ? undefined : known.find((it) => it.toLowerCase().startsWith(text));
}

/** The known word that is meant if no more than so many letters are wrong; or nothing. */
export function misspelt(word: string, known: readonly string[], most: number): string | undefined {
  if (known.length === 0) return undefined;
  const candidate = closest(word, known);
  return distance(word, candidate.toLowerCase()) <= most ? candidate : undefined;
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
