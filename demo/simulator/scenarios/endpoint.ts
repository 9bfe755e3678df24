import { param, scenario, type Endpoint, type Scenario } from "./scenario";

const some = {
  everyNth: param(1, "of the requests that it could hit, only each nth: 10 is one in ten"),
  probability: param(1, "chance to hit a request, 0 to 1"),
};

const refusal = (
  name: string,
  description: string,
  answer: { status: number; body: string; headers?: Record<string, string> },
  endpoint: Endpoint = "metrics",
): Scenario => scenario(name, { description, endpoint, params: some, fault: () => ({ kind: "answer", headers: {}, ...answer }) });

const retryLater = { "retry-after": "30" };

export const unauthorized = refusal("unauthorized", "Metrics answer 401, as when the user lost the role.", {
  status: 401,
  body: "User doesn't have access to Metrics resources.",
});
export const forbidden = refusal("forbidden", "Metrics answer 403.", { status: 403, body: "Forbidden" });
export const rateLimited = refusal("rate-limited", "Metrics answer 429.", { status: 429, body: "Too Many Requests", headers: retryLater });
export const serverError = refusal("server-error", "Metrics answer 500.", { status: 500, body: "Internal Server Error" });
export const tokenRateLimited = refusal(
  "token-rate-limited",
  "The token endpoint answers 429.",
  { status: 429, body: '{"error":"too_many_requests"}', headers: retryLater },
  "token",
);
export const tokenServerError = refusal(
  "token-server-error",
  "The token endpoint answers 500.",
  { status: 500, body: '{"error":"server_error"}' },
  "token",
);
export const managementRateLimited = refusal(
  "management-rate-limited",
  "The management API answers 429.",
  { status: 429, body: '{"errors":[{"message":"Too many requests"}]}', headers: retryLater },
  "management",
);
export const managementServerError = refusal(
  "management-server-error",
  "The management API answers 500.",
  { status: 500, body: '{"errors":[{"message":"Internal server error"}]}' },
  "management",
);

export const slow = scenario("slow", {
  description: "Metrics come late.",
  params: { seconds: param(35, "delay of the answer; Prometheus waits 30"), ...some },
  fault: ({ seconds }) => ({ kind: "delay", seconds }),
});

export const truncated = scenario("truncated", {
  description: "The connection breaks in the middle of the body.",
  params: { share: param(0.5, "share of the body that arrives, 0 to 1"), ...some },
  fault: ({ share }) => ({ kind: "truncate", share }),
});

export const empty = scenario("empty", {
  description: "Metrics answer 200 with an empty body, as when no instance is enabled in the console.",
  params: some,
  fault: () => ({ kind: "answer", status: 200, body: "", headers: { "content-type": "text/plain; version=0.0.4" } }),
});
