import { waitFor } from "../../../demo/wait";

/** Milliseconds: generous, because the machine may be shared; nothing is judged by how long it took. */
const PATIENCE = 90_000;

/**
 * Looks until there is something.
 * @param what what is waited for, as a sentence
 * @param look undefined (or false) while it is not there yet
 * @param seen what there was instead, for the error; asked only when time is over
 * @throws Error naming what did not happen, and what there was instead
 */
export async function eventually<T>(
  what: string,
  look: () => Promise<T | undefined | false> | T | undefined | false,
  seen?: () => unknown,
): Promise<T> {
  const found = await waitFor(async () => ((await look()) || undefined) as T | undefined, {
    signal: new AbortController().signal,
    limit: PATIENCE,
  });
  if (found !== undefined) return found;
  const instead = seen === undefined ? "" : `; instead: ${JSON.stringify(await seen(), undefined, 2)}`;
  throw new Error(`not within ${PATIENCE / 1_000} s: ${what}${instead}`);
}
