import * as z from "zod";

import { askingOf, type Asking } from "../../../cli/dashboards/asking/answers";
import { ask } from "../../../cli/servers/ask";

const vector = z.array(z.object({ metric: z.record(z.string(), z.string()), value: z.tuple([z.number(), z.string()]) }));
const matrix = z.array(z.object({ metric: z.record(z.string(), z.string()), values: z.array(z.tuple([z.number(), z.string()])) }));
const scalarOr = <T extends z.ZodType>(result: T) => z.object({ data: z.object({ resultType: z.string(), result }) });

/** One series of an answer with its newest value, as a number. */
export interface Series {
  readonly metric: Readonly<Record<string, string>>;
  readonly value: number;
  /** Whether that value is one of the last steps. */
  readonly isNow: boolean;
}

/** Asks a Prometheus as Grafana does. Both throw an Error with the expression and what Prometheus says when it refuses. */
export interface Queries {
  readonly instant: (expression: string) => Promise<readonly Series[]>;
  /** @param back seconds before now @param step seconds */
  readonly range: (expression: string, back: number, step: number) => Promise<readonly Series[]>;
  /** What choosing the values of variables asks now. */
  readonly asking: () => Asking;
}

const HOURS = 6;
/** Steps. */
const NOW = 6;

/** Prometheus under an address. */
export function queriesTo(url: string): Queries {
  const post = async (path: string, body: Readonly<Record<string, string>>): Promise<unknown> => {
    const { status, text } = await ask({ server: "Prometheus", url }, `/api/v1/${path}`, {
      method: "POST",
      body: new URLSearchParams(body),
      signal: AbortSignal.timeout(60_000),
    });
    if (status !== 200) throw new Error(`${body["query"]}: ${text}`);
    return JSON.parse(text);
  };
  return {
    asking: () => {
      const to = Math.floor(Date.now() / 1_000);
      return askingOf(url, { from: to - HOURS * 3_600, to });
    },
    instant: async (query) => {
      const { data } = scalarOr(vector).parse(await post("query", { query }));
      return data.result.map(({ metric, value }) => ({ metric, value: Number(value[1]), isNow: true }));
    },
    range: async (query, back, step) => {
      const end = Math.floor(Date.now() / 1_000);
      const body = { query, start: String(end - back), end: String(end), step: String(step) };
      const { data } = scalarOr(matrix).parse(await post("query_range", body));
      return data.result.map(({ metric, values }) => ({
        metric,
        value: Number(values.at(-1)![1]),
        isNow: values.at(-1)![0] > end - NOW * step,
      }));
    },
  };
}
