import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import type { Reply, Request } from "./http";

const MOST_BODY_BYTES = 4 * 2 ** 20;

/** A server that listens. */
export interface Listening {
  /** `http://127.0.0.1:<port>` */
  readonly url: string;
  readonly port: number;
  /** Breaks open connections and frees the port. */
  readonly stop: () => Promise<void>;
}

/** Listens on 127.0.0.1 (port 0: any free one). An answer that throws becomes a 500 with its message. @throws Error when the port is taken */
export async function serve(port: number, answer: (request: Request) => Promise<Reply>): Promise<Listening> {
  const stopping = new AbortController();
  const server = createServer((incoming, outgoing) => {
    handle(incoming, outgoing, answer, stopping.signal).catch(() => outgoing.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error) =>
      reject(new Error(`Cannot listen on 127.0.0.1:${port}: ${error.message}. Choose another port, or 0 for any.`)),
    );
    server.listen(port, "127.0.0.1", resolve);
  });
  const address = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${address.port}`,
    port: address.port,
    stop: () =>
      new Promise((resolve) => {
        stopping.abort();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function handle(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  answer: (request: Request) => Promise<Reply>,
  stopping: AbortSignal,
): Promise<void> {
  const request = await read(incoming);
  const reply = request ? await safely(answer, request) : { status: 413, body: `more than ${MOST_BODY_BYTES} bytes` };
  if (reply.delaySeconds) await sleep(reply.delaySeconds * 1_000, undefined, { signal: stopping, ref: false });
  const body = Buffer.from(reply.body);
  outgoing.writeHead(reply.status, { "content-type": "text/plain; charset=utf-8", ...reply.headers, "content-length": body.length });
  if (reply.sentShare === undefined) return void outgoing.end(request?.method === "HEAD" ? undefined : body);
  outgoing.write(body.subarray(0, Math.floor(body.length * reply.sentShare)), () => outgoing.destroy());
}

async function safely(answer: (request: Request) => Promise<Reply>, request: Request): Promise<Reply> {
  try {
    return await answer(request);
  } catch (error) {
    return { status: 500, body: error instanceof Error ? error.message : String(error) };
  }
}

async function read(incoming: IncomingMessage): Promise<Request | undefined> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of incoming as AsyncIterable<Buffer>) {
    size += part.length;
    if (size <= MOST_BODY_BYTES) parts.push(part);
  }
  if (size > MOST_BODY_BYTES) return undefined;
  const url = new URL(incoming.url ?? "/", "http://127.0.0.1");
  const { method = "GET", headers } = incoming;
  return { method, path: decodePath(url.pathname), query: url.searchParams, headers, body: Buffer.concat(parts).toString("utf8") };
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
