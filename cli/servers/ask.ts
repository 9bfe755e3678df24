import type { Login } from "./login";
import { ServerUnreachable } from "./server-unreachable";

/** Milliseconds after which a server that says nothing is given up. */
const TIMEOUT = 15_000;

/** An HTTP answer with its whole text. */
export interface Answer {
  readonly status: number;
  readonly text: string;
}

/** Where something is asked. */
export interface Asked {
  /** What people call the server, as Prometheus. */
  readonly server: string;
  /** Its address, perhaps with a path in front of everything. */
  readonly url: string;
  /** Headers that it is asked with. @default none */
  readonly login?: Login;
}

/**
 * Asks a server. A login goes to no other place: where it is redirected to is not asked then.
 * @throws ServerUnreachable when no answer comes; every status is an answer
 */
export async function ask({ server, url, login }: Asked, path: string, init: RequestInit = {}): Promise<Answer> {
  const asked = login === undefined ? init : { ...init, headers: { ...init.headers, ...login }, redirect: "manual" as const };
  try {
    const response = await fetch(`${url.replace(/\/+$/, "")}${path}`, { ...asked, signal: init.signal ?? AbortSignal.timeout(TIMEOUT) });
    return { status: response.status, text: await response.text() };
  } catch (error) {
    throw new ServerUnreachable(server, url, whyNoAnswer(error));
  }
}

/** An answer that is none: its status, and the beginning of its words without what the server was asked with. */
export function refusedBy({ server, url, login = {} }: Asked, { status, text }: Answer, path = ""): ServerUnreachable {
  const secrets = Object.values(login).flatMap((it) => [it, it.replace(/^\S+ /, "")]);
  const words = secrets.reduce((all, secret) => all.replaceAll(secret, "…"), text.trim());
  const shown = /^</.test(words) ? "" : words.slice(0, 200);
  return new ServerUnreachable(
    server,
    url,
    `${path === "" ? "" : `${path} `}answered ${status}${shown === "" ? "" : `: ${shown}`}`,
    status,
  );
}

/** Why `fetch` got no answer, in words. */
export function whyNoAnswer(error: unknown): string {
  const { name, message, cause } = error as Error & { readonly cause?: { readonly code?: string; readonly message?: string } };
  if (name === "TimeoutError") return `did not answer in ${TIMEOUT / 1_000} s`;
  if (cause?.code === "ECONNREFUSED") return "nothing listens there";
  if (cause?.code === "ENOTFOUND") return "there is no such host";
  return cause?.message ?? message;
}
