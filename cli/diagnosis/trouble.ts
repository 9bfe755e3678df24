/** Why a scrape failed, as far as Prometheus' own words tell. */
export type Trouble =
  | "client-refused"
  | "token-limited"
  | "token-unavailable"
  | "secret-unreadable"
  | "role-missing"
  | "forbidden"
  | "not-found"
  | "rate-limited"
  | "server-error"
  | "timeout"
  | "unreachable"
  | "limit"
  | "not-metrics"
  | "other";

const SIGNS: readonly (readonly [Trouble, RegExp])[] = [
  ["secret-unreadable", /unable to read file|no such file or directory|permission denied|read.*secret/i],
  ["token-limited", /oauth2.*(429|too.?many)/i],
  ["token-unavailable", /oauth2.*(cannot fetch token: 5\d\d|server_error)|oauth2: cannot fetch token: (?!4)/i],
  ["client-refused", /oauth2|invalid_client|unauthorized_client/i],
  ["role-missing", /HTTP status 401/],
  ["forbidden", /HTTP status 403/],
  ["not-found", /HTTP status 404/],
  ["rate-limited", /HTTP status 429/],
  ["server-error", /HTTP status 5\d\d/],
  ["timeout", /deadline exceeded|timeout/i],
  ["unreachable", /connection refused|no such host|no route|network is unreachable|certificate|tls:/i],
  ["limit", /limit/i],
  ["not-metrics", /parse|unexpected EOF|expected|unsupported|invalid/i],
];

/** Reads `lastError` of a target. @param scrapeUrl where metrics are; a failed POST or another host is about the token endpoint */
export function troubleOf(lastError: string, tokenUrl: string): Trouble {
  const aboutToken = lastError.includes(tokenUrl) && !/oauth2:/.test(lastError);
  if (aboutToken) return "token-unavailable";
  return SIGNS.find(([, sign]) => sign.test(lastError))?.[0] ?? "other";
}
