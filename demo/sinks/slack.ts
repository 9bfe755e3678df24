import { json, type Reply, type Request, type Route } from "../simulator/server/http";
import type { SinkParts } from "./sink-parts";

/** A Slack message as Alertmanager sends it; everything that Slack draws. */
export interface SlackMessage {
  readonly channel?: string;
  readonly username?: string;
  readonly text?: string;
  readonly attachments?: readonly SlackAttachment[];
}

/** A block with a colour bar. */
export interface SlackAttachment {
  readonly color?: string;
  readonly pretext?: string;
  readonly title?: string;
  readonly title_link?: string;
  readonly text?: string;
  readonly fallback?: string;
  readonly footer?: string;
  readonly fields?: readonly { readonly title?: string; readonly value?: string; readonly short?: boolean }[];
  readonly actions?: readonly { readonly text?: string; readonly url?: string; readonly style?: string }[];
}

/** An incoming webhook (`POST /slack/<anything>`, `POST /services/<anything>`), and `chat.postMessage` / `chat.update` of the Web API. */
export const slackRoutes = (parts: SinkParts): Route[] => [
  { method: "POST", path: /^\/(?:slack|services)\/.+$/, answer: (request) => receive(parts, request, webhookReply) },
  { method: "POST", path: /^\/api\/chat\.(?:postMessage|update)$/, answer: (request) => receive(parts, request, apiReply) },
];

type Judge = (message: SlackMessage | undefined, request: Request) => Reply;

function receive({ inbox, failures }: SinkParts, request: Request, judge: Judge): Reply {
  const body = parseMessage(request.body);
  const reply = failures.next("slack") ?? judge(body, request);
  inbox.add({ channel: "slack", name: body?.channel ?? "(webhook's own channel)", status: reply.status, body });
  return reply;
}

const hasContent = ({ text, attachments }: SlackMessage): boolean => (text ?? "") !== "" || (attachments ?? []).length > 0;

/** Slack answers webhooks in plain text. */
function webhookReply(message: SlackMessage | undefined): Reply {
  if (!message) return { status: 400, body: "invalid_payload" };
  return hasContent(message) ? { status: 200, body: "ok" } : { status: 400, body: "no_text" };
}

/** The Web API answers 200 with `ok: false` where it refuses. */
function apiReply(message: SlackMessage | undefined, { headers }: Request): Reply {
  if (!/^Bearer \S+$/.test(headers.authorization ?? "")) return json(200, { ok: false, error: "not_authed" });
  if (!message) return json(200, { ok: false, error: "invalid_json" });
  if (!message.channel) return json(200, { ok: false, error: "channel_not_found" });
  if (!hasContent(message)) return json(200, { ok: false, error: "no_text" });
  return json(200, { ok: true, channel: message.channel, ts: (Date.now() / 1_000).toFixed(6), message });
}

/** JSON, or a form with the JSON in `payload`. */
function parseMessage(body: string): SlackMessage | undefined {
  try {
    const text = body.startsWith("payload=") ? (new URLSearchParams(body).get("payload") ?? "") : body;
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
