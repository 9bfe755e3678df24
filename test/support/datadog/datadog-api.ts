import { createServer, type IncomingMessage } from "node:http";

import * as z from "zod";

import { dashboardRequest, downtimeRequest, monitorRequest } from "./requests";

/** One request that arrived. */
export interface ApiCall {
  readonly method: string;
  readonly path: string;
  readonly apiKey: string;
  readonly appKey: string;
}

/** A thing that the API keeps. */
export type Kept = Readonly<Record<string, unknown>>;

/** A stand-in of Datadog's API that keeps what is made, and refuses bodies that its documentation does not know. */
export interface DatadogApi {
  readonly url: string;
  readonly calls: readonly ApiCall[];
  /** What is there now, by kind and id. */
  readonly kept: { readonly [K in Kind]: ReadonlyMap<string, Kept> };
  readonly stop: () => Promise<void>;
}

type Kind = "monitor" | "downtime" | "dashboard";

const PLACES: readonly (readonly [RegExp, Kind, z.ZodType])[] = [
  [/^\/api\/v1\/monitor(?:\/(\d+))?$/, "monitor", monitorRequest],
  [/^\/api\/v2\/downtime(?:\/([\w-]+))?$/, "downtime", downtimeRequest],
  [/^\/api\/v1\/dashboard(?:\/([\w-]+))?$/, "dashboard", dashboardRequest],
];

/** Starts it on a free port of 127.0.0.1. */
export async function startDatadogApi(): Promise<DatadogApi> {
  const calls: ApiCall[] = [];
  const kept = { monitor: new Map<string, Kept>(), downtime: new Map<string, Kept>(), dashboard: new Map<string, Kept>() };
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      const { pathname } = new URL(request.url ?? "/", "http://127.0.0.1");
      const header = (name: string): string => String(request.headers[name] ?? "");
      calls.push({ method: request.method ?? "", path: pathname, apiKey: header("dd-api-key"), appKey: header("dd-application-key") });
      const { status, answer } = answerTo(request.method ?? "", pathname, body, kept);
      response.writeHead(status, { "content-type": "application/json" }).end(status === 204 ? undefined : JSON.stringify(answer));
    });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  const stop = () =>
    new Promise<void>((done) => {
      server.close(() => done());
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${address.port}`, calls, kept, stop };
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  let text = "";
  for await (const chunk of request.setEncoding("utf8")) text += String(chunk);
  return text === "" ? undefined : (JSON.parse(text) as unknown);
}

interface Answer {
  readonly status: number;
  readonly answer?: unknown;
}

function answerTo(method: string, path: string, body: unknown, kept: Readonly<Record<Kind, Map<string, Kept>>>): Answer {
  for (const [pattern, kind, schema] of PLACES) {
    const found = pattern.exec(path);
    if (found !== null) return keep(method, kind, found[1], body, schema, kept[kind]);
  }
  return { status: 404, answer: { errors: [`not known here: ${method} ${path}`] } };
}

function keep(method: string, kind: Kind, id: string | undefined, body: unknown, schema: z.ZodType, store: Map<string, Kept>): Answer {
  if (id !== undefined && !store.has(id)) return { status: 404, answer: { errors: [`${kind} ${id} not found`] } };
  if (method === "GET") return { status: 200, answer: store.get(id!) };
  if (method === "DELETE") {
    const dependents = [...store.values()].filter(({ type, query }) => type === "composite" && String(query).split(/\D+/).includes(id!));
    if (kind === "monitor" && dependents.length > 0) return { status: 400, answer: { errors: [`monitor ${id} is part of a composite`] } };
    store.delete(id!);
    return kind === "downtime" ? { status: 204 } : { status: 200, answer: { deleted_monitor_id: Number(id), deleted_dashboard_id: id } };
  }
  const { success, error } = schema.safeParse(body);
  if (!success) return { status: 400, answer: { errors: [z.prettifyError(error)] } };
  const own = id ?? idOf(kind, store);
  store.set(own, asKept(kind, own, body as Kept, store.get(own)));
  return { status: 200, answer: store.get(own) };
}

/** What Datadog fills in. */
const DEFAULTS = {
  notify_end_states: ["alert", "no data", "warn"],
  notify_end_types: ["expired"],
  mute_first_recovery_notification: false,
};

let made = 1_000;
const idOf = (kind: Kind, store: ReadonlyMap<string, Kept>): string => {
  made = Math.max(made, 1_000 + store.size) + 1;
  return kind === "monitor"
    ? String(made)
    : kind === "dashboard"
      ? `abc-def-${made}`
      : `00000000-0000-4000-8000-${String(made).padStart(12, "0")}`;
};

function asKept(kind: Kind, id: string, given: Kept, before: Kept = {}): Kept {
  switch (kind) {
    case "monitor":
      return { ...before, ...given, id: Number(id), overall_state: "OK", multi: true, restricted_roles: null, deleted: null };
    case "dashboard":
      return { ...given, id, url: `/dashboard/${id}`, author_handle: "tests@example.com", created_at: "2026-01-01T00:00:00Z" };
    case "downtime": {
      const { attributes } = given.data as { readonly attributes: object };
      return { data: { type: "downtime", id, attributes: { ...DEFAULTS, status: "scheduled", canceled: null, ...attributes } } };
    }
  }
}
