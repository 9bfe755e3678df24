import { randomUUID } from "node:crypto";
import { json, type Reply, type Route } from "../simulator/server/http";
import type { Incidents } from "./incidents";
import { eventProblems, type PagerDutyEvent } from "./pagerduty-event";
import type { SinkParts } from "./sink-parts";

const MOST_BYTES = 512_000;

/** `POST /v2/enqueue`, answering as PagerDuty's Events API v2 does. */
export const pagerDutyRoute = (parts: SinkParts, incidents: Incidents): Route => ({
  method: "POST",
  path: /^\/v2\/enqueue$/,
  answer: ({ body }) => {
    const event = parse(body);
    const reply = parts.failures.next("pagerduty") ?? judge(body, event);
    // The routing key is a secret: what is kept, and shown on the page, is its end.
    const key = typeof event?.routing_key === "string" ? event.routing_key : "";
    const received = parts.inbox.add({
      channel: "pagerduty",
      name: key === "" ? "(no routing key)" : `…${key.slice(-4)}`,
      status: reply.status,
      body: event && { ...event, ...(key === "" ? {} : { routing_key: `…${key.slice(-4)}` }) },
    });
    if (reply.status === 202) {
      const { dedup_key: dedupKey } = JSON.parse(reply.body) as { dedup_key: string };
      incidents.apply(event as unknown as PagerDutyEvent, dedupKey, received.at);
    }
    return reply;
  },
});

function judge(body: string, event: Record<string, unknown> | undefined): Reply {
  if (Buffer.byteLength(body) > MOST_BYTES)
    return json(413, { status: "payload too large", message: `Event object is larger than ${MOST_BYTES} bytes` });
  const errors = eventProblems(event);
  if (errors.length > 0) return json(400, { status: "invalid event", message: "Event object is invalid", errors });
  return json(202, { status: "success", message: "Event processed", dedup_key: event?.dedup_key ?? randomUUID().replaceAll("-", "") });
}

function parse(body: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
