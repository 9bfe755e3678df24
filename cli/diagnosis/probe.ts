import { ask } from "../servers/ask";
import { ServerUnreachable } from "../servers/server-unreachable";

/** What Aura itself answered when it was asked as Prometheus asks. */
export type Probe =
  | { readonly kind: "unavailable"; readonly why: string }
  | { readonly kind: "token"; readonly status: number; readonly words: string }
  | { readonly kind: "metrics"; readonly status: number; readonly words: string; readonly samples: number };

/** Whom to ask as whom. */
export interface ProbeTarget {
  readonly tokenUrl: string;
  readonly metricsUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

const FIRST_LINE = 160;

/** Asks for a token and then for metrics. The secret and the token are in no answer that this returns. */
export async function probe({ tokenUrl, metricsUrl, clientId, clientSecret }: ProbeTarget): Promise<Probe> {
  const hidden = (text: string): string => firstLine(text.replaceAll(clientSecret, "…"));
  try {
    const basic = Buffer.from(`${encodeURIComponent(clientId)}:${encodeURIComponent(clientSecret)}`).toString("base64");
    const headers = { authorization: `Basic ${basic}`, "content-type": "application/x-www-form-urlencoded" };
    const asked = await ask({ server: "the token endpoint", url: tokenUrl }, "", {
      method: "POST",
      headers,
      body: "grant_type=client_credentials",
    });
    const token = asked.status === 200 ? tokenIn(asked.text) : undefined;
    if (token === undefined)
      return { kind: "token", status: asked.status, words: asked.status === 200 ? "an answer without a token" : hidden(asked.text) };
    const page = await ask({ server: "the metrics endpoint", url: metricsUrl }, "", { headers: { authorization: `Bearer ${token}` } });
    return {
      kind: "metrics",
      status: page.status,
      words: hidden(page.text.replaceAll(token, "…")),
      samples: page.status === 200 ? countSamples(page.text) : 0,
    };
  } catch (error) {
    if (error instanceof ServerUnreachable) return { kind: "unavailable", why: error.message };
    throw error;
  }
}

const firstLine = (text: string): string => (text.trim().split("\n")[0] ?? "").slice(0, FIRST_LINE);

const countSamples = (page: string): number => page.split("\n").filter((line) => line !== "" && !line.startsWith("#")).length;

function tokenIn(text: string): string | undefined {
  try {
    const body = JSON.parse(text) as { readonly access_token?: unknown };
    return typeof body.access_token === "string" ? body.access_token : undefined;
  } catch {
    return undefined;
  }
}
