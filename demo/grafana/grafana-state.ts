import * as z from "zod";
import { ask } from "../../cli/servers/ask";

const dashboard = z.object({ dashboard: z.object({ uid: z.string(), panels: z.array(z.unknown()).default([]) }) });
const health = z.object({ status: z.string(), message: z.string().default("") });

/** What Grafana must have. */
export interface Expected {
  /** Uids, and how many panels and headings each dashboard has. */
  readonly dashboards: ReadonlyMap<string, number>;
  /** Uid of the data source. */
  readonly dataSource: string;
}

/**
 * Asks Grafana's API for every dashboard and for the health of the data source, which Grafana finds out by asking it.
 *
 * @returns what is wrong, one sentence each
 * @throws ServerUnreachable when nothing answers
 */
export async function grafanaTroubles(url: string, { dashboards, dataSource }: Expected): Promise<readonly string[]> {
  const read = (path: string) => ask({ server: "Grafana", url }, path);
  const ofDashboards = await Promise.all(
    [...dashboards].map(async ([uid, panels]) => {
      const { status, text } = await read(`/api/dashboards/uid/${uid}`);
      if (status !== 200) return [`dashboard ${uid}: Grafana answered ${status}`];
      const found = dashboard.parse(JSON.parse(text)).dashboard.panels.length;
      return found === panels ? [] : [`dashboard ${uid} has ${found} panels, written were ${panels}`];
    }),
  );
  const { status, text } = await read(`/api/datasources/uid/${dataSource}/health`);
  const { status: word, message } =
    status === 200 ? health.parse(JSON.parse(text)) : { status: String(status), message: text.trim().slice(0, 200) };
  return [...ofDashboards.flat(), ...(word === "OK" ? [] : [`data source ${dataSource}: ${word} ${message}`])];
}
