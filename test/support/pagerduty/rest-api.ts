import { createServer } from "node:http";

import { answerOrchestration, type KeptOrchestration } from "./orchestrations";

/** One call that arrived. */
export interface RestCall {
  /** `POST /services`. */
  readonly what: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly authorization: string;
}

type Thing = Readonly<Record<string, unknown>> & { readonly id: string };

/** A stand-in of PagerDuty's REST API v2 that keeps services, their integrations and their event orchestrations. */
export interface PagerDutyApi {
  readonly url: string;
  readonly calls: readonly RestCall[];
  readonly services: ReadonlyMap<string, Thing>;
  readonly integrations: ReadonlyMap<string, Thing>;
  /** By id of the service. */
  readonly orchestrations: ReadonlyMap<string, KeptOrchestration>;
  readonly stop: () => Promise<void>;
}

interface Answer {
  readonly status: number;
  readonly body?: object;
}

/** Starts it on a free port of 127.0.0.1. @param key the integration key that it gives out */
export async function startPagerDutyApi(key: string): Promise<PagerDutyApi> {
  const calls: RestCall[] = [];
  const [services, integrations] = [new Map<string, Thing>(), new Map<string, Thing>()];
  const orchestrations = new Map<string, KeptOrchestration>();
  const server = createServer((request, response) => {
    let text = "";
    request.setEncoding("utf8").on("data", (part: string) => (text += part));
    request.on("end", () => {
      const path = new URL(request.url ?? "/", "http://localhost").pathname;
      const body = (text === "" ? {} : JSON.parse(text)) as Record<string, unknown>;
      calls.push({ what: `${request.method} ${path}`, body, authorization: String(request.headers.authorization) });
      const answer = path.includes("/integrations")
        ? answerAbout("integration", integrations, request.method!, path.split("/")[4], body, { integration_key: key })
        : path.startsWith("/services")
          ? answerAbout("service", services, request.method!, path.split("/")[2], body, { status: "active" })
          : path.startsWith("/event_orchestrations/services/")
            ? answerOrchestration(orchestrations, request.method!, path, body)
            : surroundings(path);
      response.writeHead(answer.status, { "content-type": "application/json" });
      response.end(answer.body === undefined ? undefined : JSON.stringify(answer.body));
    });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return {
    url: `http://127.0.0.1:${address.port}`,
    calls,
    services,
    integrations,
    orchestrations,
    stop: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

/** What is asked before anything is made: whether the key is good. */
function surroundings(path: string): Answer {
  if (path === "/abilities") return { status: 200, body: { abilities: ["teams"] } };
  return { status: 404, body: { error: { message: "Not Found", code: 2100, errors: [path] } } };
}

function answerAbout(
  kind: "service" | "integration",
  kept: Map<string, Thing>,
  method: string,
  id: string | undefined,
  body: Readonly<Record<string, unknown>>,
  added: object,
): Answer {
  const given = body[kind] as object | undefined;
  if (method === "POST")
    return { status: 201, body: { [kind]: keep(kept, `P${kind === "service" ? "SVC" : "INT"}${kept.size + 1}`, { ...given, ...added }) } };
  const now = id === undefined ? undefined : kept.get(id);
  if (now === undefined) return { status: 404, body: { error: { message: "Not Found", code: 2100 } } };
  if (method === "PUT") return { status: 200, body: { [kind]: keep(kept, now.id, { ...now, ...given }) } };
  if (method !== "DELETE") return { status: 200, body: { [kind]: now } };
  kept.delete(now.id);
  return { status: 204 };
}

function keep(kept: Map<string, Thing>, id: string, it: object): Thing {
  const whole = { ...it, id };
  kept.set(id, whole);
  return whole;
}
