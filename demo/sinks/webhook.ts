import type { Reply, Route } from "../simulator/server/http";
import type { Channel } from "./inbox";
import type { SinkParts } from "./sink-parts";

/** `POST /webhook/<name>` keeps what arrives; `/heartbeat/<name>` is a dead-man's switch that is told "still alive". */
export const webhookRoutes = (parts: SinkParts): Route[] => [
  { method: "POST", path: /^\/webhook\/([^/]+)$/, answer: ({ body }, name = "") => keep(parts, "webhook", name, body) },
  ...["POST", "GET", "HEAD"].map((method): Route => ({
    method,
    path: /^\/heartbeat\/([^/]+)$/,
    answer: ({ body }, name = "") => keep(parts, "heartbeat", name, body),
  })),
];

function keep({ inbox, failures }: SinkParts, channel: Channel, name: string, text: string): Reply {
  const body = parse(text);
  const reply = failures.next(channel) ?? { status: 200, body: "ok" };
  inbox.add({ channel, name, status: reply.status, body });
  return reply;
}

/** A body that is not JSON is kept as the text that it is. */
function parse(text: string): unknown {
  if (text === "") return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
