import * as z from "zod";
import { type Answer, ask, type Asked, refusedBy } from "./ask";
import type { Login } from "./login";
import {
  activeAlerts,
  alertmanagerList,
  buildInfo,
  formatted,
  type LoadedGroup,
  ruleGroups,
  type Sample,
  type Target,
  targets,
  vector,
  type ActiveAlert,
} from "./prometheus-answers";
import { ServerUnreachable } from "./server-unreachable";

/** A running Prometheus, only read. Every function throws ServerUnreachable when it does not answer as Prometheus does. */
export interface Prometheus {
  readonly url: string;
  readonly version: () => Promise<string>;
  /** The targets that are scraped now. */
  readonly targets: () => Promise<readonly Target[]>;
  /** The value of an expression now. @throws QueryRefused when Prometheus cannot evaluate it */
  readonly query: (expression: string) => Promise<readonly Sample[]>;
  /** The rule groups that are loaded. */
  readonly rules: () => Promise<readonly LoadedGroup[]>;
  /** The alerts that are pending or firing. */
  readonly alerts: () => Promise<readonly ActiveAlert[]>;
  /** Addresses of the Alertmanagers that it sends alerts to. */
  readonly alertmanagers: () => Promise<readonly string[]>;
  /** The expression as Prometheus itself writes it: the same meaning is the same text. */
  readonly format: (expression: string) => Promise<string>;
}

/** An expression that Prometheus did not evaluate. */
export class QueryRefused extends Error {
  constructor(
    readonly expression: string,
    why: string,
  ) {
    super(`${why} (${expression})`);
    this.name = "QueryRefused";
  }
}

/** A client of the HTTP API. @param url as `http://127.0.0.1:9090` */
export function prometheusAt(url: string, login?: Login): Prometheus {
  const server: Asked = { server: "Prometheus", url, ...(login !== undefined && { login }) };
  const read = async <T>(path: string, schema: z.ZodType<T>): Promise<T> => parse(server, await ask(server, `/api/v1/${path}`), schema);
  const post = async <T>(path: string, expression: string, schema: z.ZodType<T>): Promise<T> => {
    const answer = await ask(server, `/api/v1/${path}`, { method: "POST", body: new URLSearchParams({ query: expression }) });
    if (answer.status === 400 || answer.status === 422) throw new QueryRefused(expression, refusal(answer.text));
    return parse(server, answer, schema);
  };
  return {
    url,
    version: async () => (await read("status/buildinfo", buildInfo)).version,
    targets: async () => (await read("targets?state=active", targets)).activeTargets,
    query: async (expression) => (await post("query", expression, vector)).result,
    rules: async () => (await read("rules", ruleGroups)).groups,
    alerts: async () => (await read("alerts", activeAlerts)).alerts,
    alertmanagers: async () => (await read("alertmanagers", alertmanagerList)).activeAlertmanagers.map((it) => it.url),
    format: (expression) => post("format_query", expression, formatted),
  };
}

function parse<T>(asked: Asked, answer: Answer, schema: z.ZodType<T>): T {
  if (answer.status !== 200) throw refusedBy(asked, answer);
  const body = z.object({ status: z.literal("success"), data: schema }).safeParse(json(answer.text));
  if (!body.success)
    throw new ServerUnreachable(asked.server, asked.url, "answers, but not as Prometheus does; is the address right?", 200);
  return body.data.data;
}

const refusal = (text: string): string => z.object({ error: z.string() }).safeParse(json(text)).data?.error ?? text.trim().slice(0, 200);

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
