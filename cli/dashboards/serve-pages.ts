import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { WrongUsage } from "../inventory/wrong-usage";
import { ServerUnreachable } from "../servers/server-unreachable";
import type { Wanted } from "./asking/choose";
import type { DashboardDocument } from "./document";
import { parseDuration } from "./parse-duration";
import { renderPage } from "./render-page";
import type { Addresses } from "./views/links";
import { idOf, pageView } from "./views/page-view";
import type { PageView } from "./views/view";

/** What is served. */
export interface Served {
  readonly documents: readonly DashboardDocument[];
  /** Address of the Prometheus. */
  readonly prometheus: string;
  readonly script: string;
  /** What is chosen where an address says nothing. */
  readonly wanted: Wanted;
  readonly range?: string;
  /** @default any free port */
  readonly port?: number;
}

/** Pages that are being served. */
export interface ServedPages {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** Serves every dashboard to this machine alone, drawn anew whenever it is asked for. */
export async function servePages(served: Served): Promise<ServedPages> {
  const server = createServer((request, response) => void answer(served, request, response));
  server.listen(served.port ?? 0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}

/** A foreign page must not read this one under a name of its own. */
const OWN_HOST = /^(127\.0\.0\.1|localhost)(:\d+)?$/;

async function answer(served: Served, { url = "/", headers }: IncomingMessage, response: ServerResponse): Promise<void> {
  const say = (status: number, type: string, text: string): void =>
    void response.writeHead(status, { "content-type": `${type}; charset=utf-8`, "cache-control": "no-store" }).end(text);
  const { pathname, searchParams } = new URL(url, "http://127.0.0.1");
  const [, id = "", ending] = /^\/([a-z]*)(\.json)?$/.exec(pathname) ?? [];
  const document = served.documents.find((it) => idOf(it) === id);
  if (!OWN_HOST.test(headers.host ?? "")) return say(403, "text/plain", "only this machine may ask\n");
  if (pathname === "/") return void response.writeHead(302, { location: `/${idOf(served.documents[0]!)}` }).end();
  if (document === undefined) return say(404, "text/plain", "there is no such dashboard\n");
  try {
    const view = await liveView(document, served, searchParams);
    return ending === undefined
      ? say(200, "text/html", renderPage(view, served.script))
      : say(200, "application/json", JSON.stringify(view));
  } catch (error) {
    const status = error instanceof WrongUsage ? 400 : error instanceof ServerUnreachable ? 502 : 500;
    return say(status, "text/plain", `${(error as Error).message}\n`);
  }
}

const SERVED: Omit<Addresses, "ids"> = { of: (id, query) => (query === "" ? `/${id}` : `/${id}?${query}`) };

async function liveView(document: DashboardDocument, served: Served, asked: URLSearchParams): Promise<PageView> {
  const { documents, prometheus } = served;
  const addresses = { ...SERVED, ids: new Map(documents.map((it) => [it.uid, idOf(it)])) };
  const range = asked.get("from") ?? served.range;
  const wanted = { ...served.wanted, ...wantedOf(asked) };
  const view = await pageView(
    document,
    documents,
    { prometheus, wanted, now: Date.now(), ...(range !== null && range !== undefined && { range }) },
    addresses,
  );
  return { ...view, live: { source: `/${view.id}.json?${asked.toString()}`, every: parseDuration(document.refresh) } };
}

/** `var-instance=…&var-instance=…` as values by the name of their variable. */
const wantedOf = (asked: URLSearchParams): Wanted =>
  Object.fromEntries(
    [...new Set(asked.keys())]
      .filter((key) => key.startsWith("var-"))
      .map((key) => [key.slice("var-".length), asked.getAll(key).filter((it) => it !== "")]),
  );
