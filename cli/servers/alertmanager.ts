import * as z from "zod";
import { ask, type Asked } from "./ask";
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
export function alertmanagerAt(url: string): Alertmanager {
  const server: Asked = { server: "Alertmanager", url };
  const read = async <T>(path: string, schema: z.ZodType<T>): Promise<T> => parse(server, await ask(server, `/api/v2/${path}`), schema);
  const metric = async (name: string): Promise<readonly (readonly [string, number])[]> => {
    const answer = await ask(server, "/metrics");
    if (answer.status !== 200) throw new ServerUnreachable(server.server, url, `/metrics answered ${answer.status}`);
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

function parse<T>({ server, url }: Asked, answer: { readonly status: number; readonly text: string }, schema: z.ZodType<T>): T {
  if (answer.status !== 200) throw new ServerUnreachable(server, url, `answered ${answer.status}: ${answer.text.trim().slice(0, 200)}`);
  try {
    return schema.parse(JSON.parse(answer.text));
  } catch {
    throw new ServerUnreachable(server, url, "answers, but not as Alertmanager does; is the address right?");
  }
}
