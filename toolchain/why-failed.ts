/** What went wrong, in words. `fetch` hides them in the error's cause. */
export function whyFailed(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message || error.message : error.message;
}
