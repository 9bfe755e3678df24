import { setTimeout as sleep } from "node:timers/promises";

/** How something is waited for. */
export interface Waiting {
  /** Ends the wait with its reason. */
  readonly signal: AbortSignal;
  /** Milliseconds after which it is given up. */
  readonly limit: number;
  /** Milliseconds between two looks. @default 250 */
  readonly every?: number;
}

/**
 * Looks until there is something.
 * @returns what was found; undefined when the time is over
 * @throws the signal's reason, or what `look` throws
 */
export async function waitFor<T>(
  look: () => Promise<T | undefined> | T | undefined,
  { signal, limit, every = 250 }: Waiting,
): Promise<T | undefined> {
  const end = performance.now() + limit;
  for (;;) {
    signal.throwIfAborted();
    const found = await look();
    if (found !== undefined) return found;
    if (performance.now() >= end) return undefined;
    await sleep(every, undefined, { signal }).catch(() => signal.throwIfAborted());
  }
}
