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
}

/** Asks a server. @throws ServerUnreachable when no answer comes; every status is an answer */
export async function ask({ server, url }: Asked, path: string, init: RequestInit = {}): Promise<Answer> {
  try {
    const response = await fetch(`${url.replace(/\/+$/, "")}${path}`, { ...init, signal: init.signal ?? AbortSignal.timeout(TIMEOUT) });
    return { status: response.status, text: await response.text() };
  } catch (error) {
    throw new ServerUnreachable(server, url, whyNoAnswer(error));
  }
}

/** Why `fetch` got no answer, in words. */
export function whyNoAnswer(error: unknown): string {
  const { name, message, cause } = error as Error & { readonly cause?: { readonly code?: string; readonly message?: string } };
  if (name === "TimeoutError") return `did not answer in ${TIMEOUT / 1_000} s`;
  if (cause?.code === "ECONNREFUSED") return "nothing listens there";
  if (cause?.code === "ENOTFOUND") return "there is no such host";
  return cause?.message ?? message;
}
