import type { IncomingHttpHeaders } from "node:http";

/** A request, read whole. */
export interface Request {
  readonly method: string;
  /** Without the query, decoded. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** What is answered. */
export interface Reply {
  readonly status: number;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** The answer waits so long. @default 0 */
  readonly delaySeconds?: number;
  /** Share of the body that is sent before the connection breaks. @default 1: all, and it does not break */
  readonly sentShare?: number;
}

/** A JSON answer. */
export const json = (status: number, value: unknown, headers: Readonly<Record<string, string>> = {}): Reply => ({
  status,
  body: JSON.stringify(value),
  headers: { "content-type": "application/json", ...headers },
});

/** One kind of request; `path` matches the whole path and its groups are handed over, `undefined` where a group did not take part. */
export interface Route {
  readonly method: string;
  readonly path: RegExp;
  readonly answer: (request: Request, ...groups: (string | undefined)[]) => Reply | Promise<Reply>;
}

/** The answer of the first route that matches; 405 where only the method differs, else 404. */
export async function dispatch(routes: readonly Route[], request: Request): Promise<Reply> {
  const matching = routes.filter(({ path }) => path.test(request.path));
  const route = matching.find(({ method }) => method === request.method);
  if (route) return route.answer(request, ...(route.path.exec(request.path)?.slice(1) ?? []));
  if (matching.length === 0) return json(404, { errors: [{ message: `nothing at ${request.path}` }] });
  const allow = matching.map(({ method }) => method).join(", ");
  return json(405, { errors: [{ message: `${request.path} takes ${allow}` }] }, { allow });
}
