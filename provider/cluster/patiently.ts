import { setTimeout as sleep } from "node:timers/promises";

/** How often a question is put again, a second apart: as often as API servers ask for it while they start to serve a new definition. */
const TRIES = 10;

/** Asks again while the API server says that it is too early (429); its other answers, and the last one, stand. */
export async function patiently<T>(ask: () => Promise<T>): Promise<T> {
  for (let left = TRIES; ; left--) {
    try {
      return await ask();
    } catch (error) {
      if (left <= 1 || (error as { readonly code?: unknown }).code !== 429) throw error;
      await sleep(1_000);
    }
  }
}
