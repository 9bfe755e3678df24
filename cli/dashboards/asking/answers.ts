import * as z from "zod";
import { ask, type Asked, refusedBy } from "../../servers/ask";
import type { Login } from "../../servers/login";
import { ServerUnreachable } from "../../servers/server-unreachable";
import type { Point } from "./point";

/** One series of an answer. */
export interface Series {
  readonly labels: Readonly<Record<string, string>>;
  readonly points: readonly Point[];
}

/** What Prometheus said: series, or why there are none. */
export type Answer = { readonly kind: "series"; readonly series: readonly Series[] } | { readonly kind: "failed"; readonly why: string };

/** The time that is looked at, in whole seconds since the epoch. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Asks a Prometheus as Grafana does. */
export interface Asking {
  readonly url: string;
  /** At the end of the time. */
  readonly instant: (expression: string) => Promise<Answer>;
  /** @param step seconds */
  readonly range: (expression: string, step: number) => Promise<Answer>;
  /** Values of a label of a selector's series. @throws ServerUnreachable */
  readonly labelValues: (selector: string, label: string) => Promise<readonly string[]>;
}

const labels = z.record(z.string(), z.string());
const point = z.tuple([z.number(), z.string()]).transform(([at, value]): Point => [at * 1_000, finite(Number(value))]);
const result = z.array(
  z
    .object({ metric: labels, value: point.optional(), values: z.array(point).optional() })
    .transform(({ metric, value, values }): Series => ({ labels: metric, points: values ?? (value === undefined ? [] : [value]) })),
);
const success = z.object({ data: z.object({ result }) });
const refusal = z.object({ error: z.string() });
const values = z.object({ data: z.array(z.string()) });

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);

/** Milliseconds: a page that looks back three months may take its time. */
const PATIENCE = 60_000;
/** So many queries are asked at the same time. */
const AT_ONCE = 4;

/** Prometheus under an address. */
export function askingOf(url: string, { from, to }: Span, login?: Login): Asking {
  const prometheus: Asked = { server: "Prometheus", url, ...(login !== undefined && { login }) };
  const limited = limiter(AT_ONCE);
  const post = (path: string, body: Readonly<Record<string, string>>): Promise<Answer> =>
    limited(async () => {
      try {
        const init = { method: "POST", body: new URLSearchParams(body), signal: AbortSignal.timeout(PATIENCE) };
        const { status, text } = await ask(prometheus, `/api/v1/${path}`, init);
        if (status === 200) return { kind: "series", series: success.parse(JSON.parse(text)).data.result };
        return { kind: "failed", why: refusal.safeParse(json(text)).data?.error ?? `Prometheus answered ${status}` };
      } catch (error) {
        return { kind: "failed", why: error instanceof ServerUnreachable ? error.why : (error as Error).message };
      }
    });
  return {
    url,
    instant: (query) => post("query", { query, time: String(to) }),
    range: (query, step) =>
      post("query_range", { query, start: String(onStep(from, step)), end: String(onStep(to, step)), step: String(step) }),
    labelValues: async (selector, label) => {
      const query = new URLSearchParams({ "match[]": selector, start: String(from), end: String(to) });
      const answer = await ask(prometheus, `/api/v1/label/${label}/values?${query.toString()}`);
      if (answer.status !== 200) throw refusedBy(prometheus, answer);
      return values.parse(JSON.parse(answer.text)).data;
    },
  };
}

/** As Grafana asks: on whole steps, so that a line does not tremble when it is drawn anew. */
const onStep = (at: number, step: number): number => Math.floor(at / step) * step;

/** Lets only so many run at the same time. */
function limiter(most: number): <T>(run: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (run) => {
    if (running >= most) await new Promise<void>((go) => void waiting.push(go));
    else running++;
    try {
      return await run();
    } finally {
      const next = waiting.shift();
      if (next === undefined) running--;
      else next();
    }
  };
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
