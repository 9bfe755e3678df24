/**
 * Waits for all, also when one fails: what the others start meanwhile can then be stopped.
 * @throws the first failure, when all have ended
 */
export async function awaitAll(all: readonly Promise<unknown>[]): Promise<void> {
  const failed = (await Promise.allSettled(all)).find((it) => it.status === "rejected");
  if (failed) throw failed.reason;
}
