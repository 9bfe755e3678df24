import * as z from "zod";
import { type Answer, ask } from "../servers/ask";
import { ServerUnreachable } from "../servers/server-unreachable";

/** Grafana answered, and will not do it. */
export class GrafanaRefused extends Error {
  constructor(url: string, { status, text }: Answer) {
    super(`Grafana at ${url} answered ${status}: ${wordsOf(text)}\n  → ${FIXES[status] ?? "look at Grafana's log"}`);
    this.name = "GrafanaRefused";
  }
}

const FIXES: Readonly<Record<number, string>> = {
  400: "correct what it names",
  401: "the token is wrong, expired, or of another Grafana: make a new one for the service account",
  403: "give the service account the role Editor, or the actions annotations:create, annotations:read and annotations:write",
  404: "check the address; a Grafana below a path needs that path, too",
};

/** Which Grafana, and how it is waited for. */
export interface Access {
  readonly url: string;
  readonly token: string;
  readonly sleep: (milliseconds: number) => Promise<void>;
}

/** One try: what came of it, or why nothing did and whether another may help. */
export type Tried<T> = { readonly value: T } | { readonly failure: Error; readonly passing: boolean };

/** Asks once. */
export async function askOnce({ url, token }: Access, method: string, path: string, body?: object): Promise<Tried<unknown>> {
  const headers = { authorization: `Bearer ${token}`, ...(body !== undefined && { "content-type": "application/json" }) };
  const init: RequestInit = { method, headers, redirect: "error", ...(body !== undefined && { body: JSON.stringify(body) }) };
  try {
    const answer = await ask({ server: "Grafana", url }, path, init);
    if (answer.status === 200) return { value: JSON.parse(answer.text) as unknown };
    return { failure: new GrafanaRefused(url, answer), passing: answer.status === 429 || answer.status >= 500 };
  } catch (error) {
    if (!(error instanceof ServerUnreachable)) throw error;
    return { failure: error, passing: true };
  }
}

/** Milliseconds before each further try. */
const WAITS = [1_000, 3_000, 9_000] as const;

/**
 * Tries again where that may help: no answer, too many requests, a fault of Grafana's own.
 * @param attempt is told whether one was made before
 * @throws ServerUnreachable when no answer came, GrafanaRefused for every other failure
 */
export async function patiently<T>({ sleep }: Access, attempt: (again: boolean) => Promise<Tried<T>>): Promise<T> {
  for (let failed = 0; ; failed++) {
    const tried = await attempt(failed > 0);
    if ("value" in tried) return tried.value;
    const wait = WAITS[failed];
    if (wait === undefined || !tried.passing) throw tried.failure;
    await sleep(wait);
  }
}

const wordsOf = (text: string): string => {
  try {
    return z.looseObject({ message: z.string() }).parse(JSON.parse(text)).message;
  } catch {
    return "it says nothing about why";
  }
};
