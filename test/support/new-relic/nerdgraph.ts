import { createServer } from "node:http";

import { answerTo } from "./nerdgraph-answers";

/** One call that arrived. */
export interface NerdGraphCall {
  /** The first field that is asked for: `alertsPolicyCreate`, `actor`. */
  readonly operation: string;
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  /** The key that signed it. */
  readonly key: string;
}

/** Something that NerdGraph keeps, by its id. */
export type Kept = Readonly<Record<string, unknown>> & { readonly id: string; readonly kind: string };

/** A stand-in of NerdGraph that keeps what is made. */
export interface NerdGraph {
  readonly url: string;
  readonly calls: readonly NerdGraphCall[];
  /** What is there now. */
  readonly kept: ReadonlyMap<string, Kept>;
  readonly stop: () => Promise<void>;
}

/** Starts it on a free port of 127.0.0.1. An operation that it does not know is an error, as NerdGraph gives it. */
export async function startNerdGraph(): Promise<NerdGraph> {
  const calls: NerdGraphCall[] = [];
  const kept = new Map<string, Kept>();
  const server = createServer((request, response) => {
    let body = "";
    request.setEncoding("utf8").on("data", (text: string) => (body += text));
    request.on("end", () => {
      const { query, variables = {} } = JSON.parse(body) as { query: string; variables?: Record<string, unknown> };
      const operation = /\{\s*(?:\w+\s*:\s*)?(\w+)/.exec(query)?.[1] ?? "";
      const call = { operation, query, variables, key: String(request.headers["api-key"] ?? "") };
      calls.push(call);
      response.setHeader("content-type", "application/json");
      response.end(JSON.stringify(answerTo(call, kept)));
    });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return {
    url: `http://127.0.0.1:${address.port}/graphql`,
    calls,
    kept,
    stop: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
