import * as z from "zod";
import { type Answer, ask, type Asked, refusedBy } from "./ask";
import type { Login } from "./login";
import { ServerUnreachable } from "./server-unreachable";

/** A running Alertmanager, only read. Every function throws ServerUnreachable when it does not answer as Alertmanager does. */
export interface Alertmanager {
  readonly url: string;
  readonly version: () => Promise<string>;
  /** Names of the receivers in the configuration that is loaded. */
  readonly receivers: () => Promise<readonly string[]>;
  /** Whether the last reload of its configuration was accepted; undefined when it does not say. */
  readonly reloaded: () => Promise<boolean | undefined>;
  /** What Alertmanager calls the hash of the configuration that is loaded; undefined when it does not say. */
  readonly configHash: () => Promise<number | undefined>;
  /** Notifications that could not be sent since it started, by integration; undefined when it does not count them. */
  readonly failures: () => Promise<Readonly<Record<string, number>> | undefined>;
}

const status = z.object({ versionInfo: z.object({ version: z.string() }) });
const receiverList = z.array(z.object({ name: z.string() }));

/** A client of the HTTP API. @param url as `http://127.0.0.1:9093` */
export function alertmanagerAt(url: string, login?: Login): Alertmanager {
  const server: Asked = { server: "Alertmanager", url, ...(login !== undefined && { login }) };
  const read = async <T>(path: string, schema: z.ZodType<T>): Promise<T> => parse(server, await ask(server, `/api/v2/${path}`), schema);
  const metric = async (name: string): Promise<readonly (readonly [string, number])[]> => {
    const answer = await ask(server, "/metrics");
    if (answer.status !== 200) throw refusedBy(server, answer, "/metrics");
    return samplesOf(answer.text, name);
  };
  return {
    url,
    version: async () => (await read("status", status)).versionInfo.version,
    receivers: async () => (await read("receivers", receiverList)).map(({ name }) => name),
    reloaded: async () => (await metric("alertmanager_config_last_reload_successful")).map(([, value]) => value === 1)[0],
    configHash: async () => (await metric("alertmanager_config_hash"))[0]?.[1],
    failures: async () => {
      const all = await metric("alertmanager_notifications_failed_total");
      if (all.length === 0) return undefined;
      const sums = new Map<string, number>();
      for (const [text, value] of all) {
        const integration = /integration="([^"]*)"/.exec(text)?.[1] ?? "unknown";
        if (value > 0) sums.set(integration, (sums.get(integration) ?? 0) + value);
      }
      return Object.fromEntries(sums);
    },
  };
}

/** Labels as text, and the value, of each series of a metric on a page in the text format. */
const samplesOf = (page: string, name: string): readonly (readonly [string, number])[] =>
  page
    .split("\n")
    .filter((line) => line.startsWith(`${name} `) || line.startsWith(`${name}{`))
    .map((line) => [line.slice(name.length, line.lastIndexOf(" ")), Number(line.slice(line.lastIndexOf(" ") + 1))] as const);

function parse<T>(asked: Asked, answer: Answer, schema: z.ZodType<T>): T {
  if (answer.status !== 200) throw refusedBy(asked, answer);
  try {
    return schema.parse(JSON.parse(answer.text));
  } catch {
    throw new ServerUnreachable(asked.server, asked.url, "answers, but not as Alertmanager does; is the address right?", 200);
  }
}
