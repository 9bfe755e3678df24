import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { WrongUsage } from "../inventory/wrong-usage";
import { type Reply, reply, replyTo, type Served } from "./reply";

/** Pages that are being served. */
export interface ServedPages {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/**
 * Serves every dashboard to this machine alone, drawn anew whenever it is asked for.
 * @param port 0: any free one
 * @throws WrongUsage for a port that cannot be had
 */
export async function servePages(served: Served, port = 0): Promise<ServedPages> {
  const server = createServer(
    (request, response) => void answer(served, request).then(({ status, headers, text }) => response.writeHead(status, headers).end(text)),
  );
  server.listen(port, "127.0.0.1");
  await once(server, "listening").catch((error: NodeJS.ErrnoException) => {
    const why = TAKEN[error.code ?? ""];
    throw why === undefined ? error : new WrongUsage([`--port ${port} ${why}`]);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}

/** Why a port cannot be had, and what to do. */
const TAKEN: Readonly<Record<string, string>> = {
  EADDRINUSE: "is in use → choose another, or leave it out for a free one",
  EACCES: "is not for every user → choose one above 1023, or leave it out for a free one",
};

/** A foreign page must not read this one under a name of its own. */
const OWN_HOST = /^(127\.0\.0\.1|localhost)(:\d+)?$/;
const BASE = "http://127.0.0.1";

async function answer(served: Served, { url = "/", headers }: IncomingMessage): Promise<Reply> {
  if (!OWN_HOST.test(headers.host ?? "")) return reply(403, "text/plain", "only this machine may ask\n");
  if (!URL.canParse(url, BASE)) return reply(400, "text/plain", "this is no address\n");
  return replyTo(served, new URL(url, BASE));
}
