import { dispatch, json, type Request, type Reply, type Route } from "../simulator/server/http";
import { serve } from "../simulator/server/serve";
import { createFailures } from "./failures";
import { createInbox, type Channel, type Inbox, type Received } from "./inbox";
import { createIncidents, type Incident, type Incidents } from "./incidents";
import { renderMessagesPage } from "./messages-page";
import type { SinkParts } from "./sink-parts";
import { pagerDutyRoute } from "./pagerduty";
import { slackRoutes } from "./slack";
import { webhookRoutes } from "./webhook";

/** @see startSinks */
export interface SinkOptions {
  /** @default 0: any free port */
  readonly port?: number;
  /** Milliseconds since the epoch. @default Date.now */
  readonly clock?: () => number;
}

/** Slack, PagerDuty and webhooks that listen. */
export interface Sinks {
  /** `http://127.0.0.1:<port>`; opened in a browser it shows what arrived. */
  readonly url: string;
  /** An incoming webhook of Slack. */
  readonly slackUrl: string;
  /** `chat.postMessage` of the Slack Web API, for app tokens. */
  readonly slackApiUrl: string;
  /** Events API v2. */
  readonly pagerDutyUrl: string;
  readonly webhookUrl: (name: string) => string;
  readonly heartbeatUrl: (name: string) => string;
  /** Everything that arrived, refused calls included. */
  readonly received: (channel?: Channel) => readonly Received[];
  readonly incidents: () => readonly Incident[];
  /** How often a heartbeat arrived. */
  readonly heartbeats: (name: string) => number;
  readonly waitFor: Inbox["waitFor"];
  /** The next `times` calls to the channel get this status. @default times 1 */
  readonly fail: (channel: Channel, status: number, times?: number) => void;
  readonly clear: () => void;
  readonly stop: () => Promise<void>;
}

/** Starts all sinks on one port of 127.0.0.1. @throws Error when the port is taken */
export async function startSinks({ port = 0, clock = Date.now }: SinkOptions = {}): Promise<Sinks> {
  const inbox = createInbox(clock);
  const incidents = createIncidents();
  const failures = createFailures();
  const received: Sinks["received"] = (channel) => inbox.all().filter((item) => channel === undefined || item.channel === channel);
  const routes = createRoutes({ inbox, failures }, incidents);
  const listening = await serve(port, (request) => dispatch(routes, request));
  return {
    ...addressesAt(listening.url),
    received,
    incidents: incidents.all,
    heartbeats: (name) => received("heartbeat").filter((item) => item.name === name).length,
    waitFor: inbox.waitFor,
    fail: (channel, status, times = 1) => failures.plan(channel, status, times),
    clear: () => {
      inbox.clear();
      incidents.clear();
    },
    stop: () => {
      inbox.close();
      return listening.stop();
    },
  };
}

const addressesAt = (url: string): Pick<Sinks, "url" | "slackUrl" | "slackApiUrl" | "pagerDutyUrl" | "webhookUrl" | "heartbeatUrl"> => ({
  url,
  slackUrl: `${url}/slack/demo`,
  slackApiUrl: `${url}/api/chat.postMessage`,
  pagerDutyUrl: `${url}/v2/enqueue`,
  webhookUrl: (name) => `${url}/webhook/${name}`,
  heartbeatUrl: (name) => `${url}/heartbeat/${name}`,
});

const createRoutes = (parts: SinkParts, incidents: Incidents): Route[] => [
  ...slackRoutes(parts),
  pagerDutyRoute(parts, incidents),
  ...webhookRoutes(parts),
  { method: "GET", path: /^\/$/, answer: () => html(renderMessagesPage(parts.inbox.all(), incidents.all())) },
  { method: "GET", path: /^\/admin\/messages$/, answer: () => json(200, { received: parts.inbox.all(), incidents: incidents.all() }) },
  { method: "POST", path: /^\/admin\/failures$/, answer: (request) => planFailure(request, parts.failures.plan) },
];

const html = (body: string): Reply => ({ status: 200, body, headers: { "content-type": "text/html; charset=utf-8" } });
const CHANNELS: readonly Channel[] = ["slack", "pagerduty", "webhook", "heartbeat"];

function planFailure({ body }: Request, plan: (channel: Channel, status: number, times: number) => void): Reply {
  try {
    const { channel, status, times = 1 } = JSON.parse(body) as { channel: Channel; status: number; times?: number };
    if (!CHANNELS.includes(channel)) throw new Error(`channel is ${JSON.stringify(channel)}; it must be one of ${CHANNELS.join(", ")}`);
    if (!Number.isInteger(status) || status < 400 || status > 599)
      throw new Error(`status is ${JSON.stringify(status)}; it must be from 400 to 599`);
    plan(channel, status, times);
    return json(200, { planned: { channel, status, times } });
  } catch (error) {
    return json(400, { error: error instanceof Error ? error.message : String(error) });
  }
}
