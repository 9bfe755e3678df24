import { strict as assert } from "node:assert";

import { EXPLANATIONS } from "../cli/diagnosis/explain";
import { troubleOf } from "../cli/diagnosis/trouble";

const TOKEN_URL = "http://127.0.0.1:18080/oauth/token";

/** What Prometheus 3 says of a failed scrape, and what it means. */
const WORDS = [
  ["server returned HTTP status 401 Unauthorized", "metrics endpoint refuses the token"],
  [
    'Get "http://127.0.0.1:18080/api/v1/x/metrics": oauth2: "invalid_client" "Client id or secret is wrong"',
    "token endpoint refuses the client",
  ],
  ['oauth2: cannot fetch token: 429 Too Many Requests\nResponse: {"error":"too_many_requests"}', "token endpoint answers 429"],
  ['oauth2: "too_many_requests" "Too many token requests"', "token endpoint answers 429"],
  ["oauth2: cannot fetch token: 500 Internal Server Error\nResponse: ", "token endpoint cannot be used"],
  ['Post "http://127.0.0.1:18080/oauth/token": dial tcp 127.0.0.1:18080: connect: connection refused', "token endpoint cannot be used"],
  [
    "unable to read oauth2 client secret: unable to read file /x: open /x: no such file or directory",
    "Prometheus cannot read the client secret",
  ],
  ["server returned HTTP status 403 Forbidden", "metrics endpoint answers 403"],
  ["server returned HTTP status 404 Not Found", "metrics endpoint knows no such project or instance"],
  ["server returned HTTP status 429 Too Many Requests", "metrics endpoint answers 429"],
  ["server returned HTTP status 503 Service Unavailable", "metrics endpoint fails"],
  ['Get "http://x": context deadline exceeded', "metrics endpoint does not answer in time"],
  ['Get "http://x": dial tcp: lookup x: no such host', "metrics endpoint cannot be reached"],
  ["sample limit exceeded", "metrics endpoint serves more than the scrape job allows"],
  ['expected value after metric, got "<" ("INVALID") while parsing', "what the endpoint serves is not metrics"],
  ["something new", "scrape fails"],
] as const;

describe("a failed scrape", () => {
  for (const [lastError, what] of WORDS) {
    it(`is "${what}" where Prometheus says ${JSON.stringify(lastError.slice(0, 50))}`, () => {
      assert.equal(EXPLANATIONS[troubleOf(lastError, TOKEN_URL)].what, what);
    });
  }

  it("has a cause and a fix, whatever it is", () => {
    for (const [trouble, { what, cause, fix }] of Object.entries(EXPLANATIONS))
      for (const text of [what, cause, fix]) assert.ok(text.length > 10, trouble);
  });

  it("is among the words above, whatever it is, so that no explanation is dead", () => {
    const named = WORDS.map(([lastError]) => troubleOf(lastError, TOKEN_URL));
    assert.deepEqual([...new Set(named)].sort(), Object.keys(EXPLANATIONS).sort());
  });
});
