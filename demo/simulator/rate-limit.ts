/** Allows so many calls in any minute for each key. @param clock milliseconds since the epoch */
export function createRateLimit(perMinute: number, clock: () => number): (key: string) => boolean {
  const calls = new Map<string, number[]>();
  return (key) => {
    const now = clock();
    const recent = (calls.get(key) ?? []).filter((at) => at > now - 60_000);
    const allowed = recent.length < perMinute;
    calls.set(key, allowed ? [...recent, now] : recent);
    return allowed;
  };
}
