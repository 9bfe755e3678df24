import { Agent, request } from "node:https";
import { text } from "node:stream/consumers";

/** What an API server answered. */
export interface Reply {
  readonly status: number;
  /** Parsed when it is JSON, else the text. */
  readonly body: unknown;
}

/** Sends one request. A string is sent as it is, anything else as JSON. @throws when nothing answers; every status is an answer */
export type Send = (method: string, path: string, body?: unknown, contentType?: string) => Promise<Reply>;

/** Whom to reach, and as whom. */
export interface Peer {
  readonly url: string;
  readonly certificates: string;
  readonly token: string;
}

/** Sends to an API server as one user. Plain JSON on purpose: typed clients drop fields that they do not know, and strict validation would never see them. */
export function sender({ url, certificates, token }: Peer): Send {
  const agent = new Agent({ ca: certificates, keepAlive: false });
  return (method, path, body, contentType = "application/json") =>
    new Promise((done, failed) => {
      const headers = { authorization: `Bearer ${token}`, accept: "application/json", "content-type": contentType };
      const sent = request(new URL(path, url), { method, agent, headers }, (answer) => {
        const status = answer.statusCode ?? 0;
        const isJson = answer.headers["content-type"]?.startsWith("application/json");
        text(answer)
          .then((body) => done({ status, body: isJson ? JSON.parse(body) : body }))
          .catch(failed);
      });
      sent.on("error", failed);
      sent.end(typeof body === "string" || body === undefined ? body : JSON.stringify(body));
    });
}
